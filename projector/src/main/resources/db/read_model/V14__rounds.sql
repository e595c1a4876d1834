-- What polls can do: a team's rounds, whom a poll asked what and until when, which poll an update answers; and people.

alter table read_model.teams
    add column rounds jsonb not null default '[]',
    add column holiday_country varchar,
    add column holiday_subdivision varchar;
alter table read_model.team_history
    add column rounds jsonb not null default '[]',
    add column holiday_country varchar,
    add column holiday_subdivision varchar;

alter table read_model.polls
    add column asked jsonb not null default '[]',
    add column questions jsonb not null default '[]',
    add column closes_at timestamptz,
    add column summarised_at timestamptz,
    add column summary_workspace varchar,
    add column summary_channel varchar,
    add column summary_ts varchar;
alter table read_model.poll_history
    add column asked jsonb not null default '[]',
    add column questions jsonb not null default '[]',
    add column closes_at timestamptz,
    add column summarised_at timestamptz,
    add column summary_workspace varchar,
    add column summary_channel varchar,
    add column summary_ts varchar;

alter table read_model.status_updates add column poll_id uuid;
alter table read_model.status_update_history add column poll_id uuid;
create index status_updates_poll on read_model.status_updates (poll_id) where poll_id is not null;

-- What people chose for themselves.
create table read_model.people (
    person_id       uuid        primary key,
    slack_workspace varchar,
    slack_user      varchar,
    time_zone       varchar,
    days_off        jsonb       not null default '[]',
    reminders       boolean     not null default true,
    created_at      timestamptz,
    updated_at      timestamptz,
    sequence        bigint      not null default 0,
    position        bigint      not null default 0,
    event_id        uuid
);

create index people_slack_user on read_model.people (slack_user, person_id);

create table read_model.person_history (
    like read_model.people,
    valid_from_position bigint      not null,
    valid_to_position   bigint,
    valid_from          timestamptz not null,
    valid_to            timestamptz,
    primary key (person_id, sequence)
);

create index person_history_from on read_model.person_history (valid_from_position);

create or replace function read_model.time_at(at_position bigint) returns timestamptz
language sql stable
as $$
    select greatest(
        (select valid_from
         from read_model.team_history
         where valid_from_position <= $1
         order by valid_from_position desc
         limit 1),
        (select valid_from
         from read_model.status_update_history
         where valid_from_position <= $1
         order by valid_from_position desc
         limit 1),
        (select valid_from
         from read_model.poll_history
         where valid_from_position <= $1
         order by valid_from_position desc
         limit 1),
        (select valid_from
         from read_model.person_history
         where valid_from_position <= $1
         order by valid_from_position desc
         limit 1))
$$;

-- As before, and flags.
create or replace function read_model.add_what_if_columns(tables text[], names text[], types text[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    name text;
    n integer;
begin
    foreach name in array tables loop
        for n in 1 .. cardinality(names) loop
            if types[n] not in ('text', 'bigint', 'boolean', 'uuid', 'timestamptz', 'date', 'jsonb') then
                raise exception 'no column is of type %', types[n];
            end if;
            execute format(
                'alter table read_model_what_if.%I add column %I %s', name, names[n], types[n]);
        end loop;
    end loop;
end
$$;

-- Whether nothing that answers these questions says whose it is.
create function read_model.only_anonymous(questions jsonb) returns boolean
language sql immutable
return questions @? '$[*]' and not questions @? '$[*] ? (@.anonymous == false)';

-- Who was asked, as the poll says. One of before it did asked the members that the team had at the moment when it was opened.
create view read_model.poll_asked as
select p.poll_id, p.team_id, p.day, m.slack_workspace, m.slack_user
from read_model.polls p
join read_model.team_history t
    on t.team_id = p.team_id
    and t.valid_from_position <= p.opened_position
    and (t.valid_to_position > p.opened_position or t.valid_to_position is null)
cross join jsonb_to_recordset(t.members) as m (slack_workspace varchar, slack_user varchar)
where p.asked = '[]'
union all
select p.poll_id, p.team_id, p.day, m.slack_workspace, m.slack_user
from read_model.polls p
cross join jsonb_to_recordset(p.asked) as m (slack_workspace varchar, slack_user varchar);

-- Who was asked something that has their name on it: of others nobody can say that they did not answer.
create or replace view read_model.poll_members as
select a.poll_id, a.team_id, a.day, a.slack_workspace, a.slack_user
from read_model.poll_asked a
join read_model.polls p
    on p.poll_id = a.poll_id
    and p.team_id = a.team_id
    and p.day = a.day
where not read_model.only_anonymous(p.questions);

create or replace view read_model.poll_windows as
select poll_id, team_id, day, opened_position, opened_at,
       coalesce(closed_at, closes_at, day_ends_at) as late_from,
       coalesce(
           (select n.opened_at
            from read_model.openings n
            where n.team_id = p.team_id
            and n.opened_position > p.opened_position
            order by n.opened_position
            limit 1),
           'infinity') as next_opened_at
from read_model.polls p
where team_id is not null;

-- An update answers the poll that it names, and no other. One that names none answers the last poll of its team that was
-- opened before it. One that names a poll and no Slack user is anonymous: whoever bears its author's name did not say it.
create or replace view read_model.poll_answers as
select p.poll_id, p.team_id, p.day,
       coalesce(u.slack_workspace, k.slack_workspace) as slack_workspace,
       coalesce(u.slack_user, k.slack_user) as slack_user,
       min(u.created_at) as answered_at,
       min(u.created_at) >= p.late_from as late
from read_model.poll_windows p
cross join lateral (
    select n.team_id, n.author, n.slack_workspace, n.slack_user, n.created_at, n.poll_id
    from read_model.status_updates n
    where n.team_id = p.team_id
    and n.poll_id = p.poll_id
    and n.retracted_at is null
    union all
    select n.team_id, n.author, n.slack_workspace, n.slack_user, n.created_at, n.poll_id
    from read_model.status_updates n
    where n.team_id = p.team_id
    and n.poll_id is null
    and n.created_at >= p.opened_at
    and n.created_at < p.next_opened_at
    and n.retracted_at is null) u
left join lateral (
    select k.slack_workspace, k.slack_user
    from read_model.known_authors k
    where k.team_id = u.team_id
    and k.author = u.author
    and u.slack_user is null
    and u.poll_id is null
    offset 0) k on true
where coalesce(u.slack_user, k.slack_user) is not null
group by p.poll_id, p.team_id, p.day, p.late_from, 4, 5;

-- By poll: how many were asked, how many of them answered, how many of those late, who has not; how many answers bear no
-- name, and who gave the others. Where all questions are anonymous the answers are counted, and nobody is awaited by name.
create or replace view read_model.poll_participation as
select p.poll_id, p.team_id, p.day,
       count(m.slack_user) as expected,
       case
           when read_model.only_anonymous(p.questions) then least(n.answers, count(m.slack_user))
           else count(a.poll_id)
       end as answered,
       case
           when read_model.only_anonymous(p.questions) then least(n.late, count(m.slack_user))
           else count(*) filter (where a.late)
       end as late,
       coalesce(
           jsonb_agg(
               jsonb_build_object('slack_workspace', m.slack_workspace, 'slack_user', m.slack_user)
               order by m.slack_workspace, m.slack_user)
               filter (
                   where m.poll_id is not null
                   and a.poll_id is null
                   and not read_model.only_anonymous(p.questions)),
           '[]') as awaited,
       n.answers as anonymous,
       coalesce(
           jsonb_agg(
               jsonb_build_object(
                   'slack_workspace', m.slack_workspace, 'slack_user', m.slack_user,
                   'answered_at', a.answered_at, 'late', a.late)
               order by a.answered_at, m.slack_workspace, m.slack_user)
               filter (where a.poll_id is not null),
           '[]') as answers
from read_model.polls p
left join read_model.poll_asked m
    on m.team_id = p.team_id
    and m.day = p.day
    and m.poll_id = p.poll_id
left join read_model.poll_answers a
    on a.team_id = m.team_id
    and a.day = m.day
    and a.poll_id = m.poll_id
    and a.slack_workspace = m.slack_workspace
    and a.slack_user = m.slack_user
cross join lateral (
    select count(*) as answers,
           count(*) filter (
               where u.created_at >= coalesce(p.closed_at, p.closes_at, p.day_ends_at)) as late
    from read_model.status_updates u
    where u.team_id = p.team_id
    and u.poll_id = p.poll_id
    and u.slack_user is null
    and u.retracted_at is null) n
group by p.poll_id, p.team_id, p.day, p.questions, n.answers, n.late;

select read_model.make_past_of_table('teams', 'team_history', 'team_id');
select read_model.make_past_of_table(
    'status_updates', 'status_update_history', 'update_id',
    'team_id', 'author', 'slack_workspace', 'slack_user', 'poll_id', 'created_at');
select read_model.make_past_of_table(
    'polls', 'poll_history', 'poll_id',
    'team_id', 'opened_position', 'opened_at', 'day', 'created_at');
select read_model.make_past_of_table(
    'people', 'person_history', 'person_id', 'slack_workspace', 'slack_user', 'created_at');

select read_model.make_past_of_view(name)
from unnest(array[
    'poll_asked', 'poll_members', 'poll_windows', 'poll_answers', 'poll_participation', 'participation_by_day',
    'streak_polls', 'streaks']) with ordinality as views (name, place)
order by place;
