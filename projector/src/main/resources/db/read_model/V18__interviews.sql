-- Who is asked one question at a time.
alter table read_model.people add column interviews boolean not null default false;
alter table read_model.person_history add column interviews boolean not null default false;

select read_model.make_past_of_table(
    'people', 'person_history', 'person_id', 'slack_workspace', 'slack_user', 'created_at');
