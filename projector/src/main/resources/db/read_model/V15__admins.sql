-- Who may change a team from Slack.

alter table read_model.teams add column admins jsonb not null default '[]';
alter table read_model.team_history add column admins jsonb not null default '[]';

select read_model.make_past_of_table('teams', 'team_history', 'team_id');
