-- How many times in a row somebody answered. Rows are status updates: who said something, and when.

create table read_model.streak_updates (
    update_id       uuid        primary key,
    team_id         uuid,
    author          varchar,
    slack_workspace varchar,
    slack_user      varchar,
    retracted_at    timestamptz,
    created_at      timestamptz,
    updated_at      timestamptz,
    sequence        bigint      not null default 0,
    position        bigint      not null default 0,
    event_id        uuid
);

create index streak_updates_team on read_model.streak_updates (team_id, created_at);

create table read_model.streak_update_history (
    like read_model.streak_updates,
    valid_from_position bigint      not null,
    valid_to_position   bigint,
    valid_from          timestamptz not null,
    valid_to            timestamptz,
    primary key (update_id, sequence)
);

-- Numbers days so that Monday follows Friday; a weekend belongs to its Friday.
create function read_model.working_day(day date) returns integer
language sql immutable
return (day - date '1970-01-05') / 7 * 5 + least((day - date '1970-01-05') % 7, 4);

-- UTC for what this server knows no rules for: one team's zone must not fail the others' view.
create function read_model.known_zone(name varchar) returns varchar
language plpgsql stable
as $$
begin
    perform now() at time zone name;
    return coalesce(name, 'UTC');
exception
    when invalid_parameter_value then
        return 'UTC';
end
$$;

-- The polls that a member was asked in, one after another. The newest is missed only once the next
-- is opened; who was not asked in it any more has no run that could go on (`reach` is the number
-- that a run must have reached to be the current one).
create view read_model.streak_polls as
select team_id, slack_workspace, slack_user, number, answered,
       case
           when bool_or(newest) over member
           then max(number) filter (where answered or not newest) over member
       end as reach
from (
    select m.team_id, m.slack_workspace, m.slack_user,
           row_number() over (
               partition by m.team_id, m.slack_workspace, m.slack_user
               order by p.opened_position) as number,
           a.poll_id is not null as answered,
           p.next_opened_at = 'infinity' as newest
    from read_model.poll_members m
    join read_model.poll_windows p
        on p.team_id = m.team_id
        and p.poll_id = m.poll_id
    left join read_model.poll_answers a
        on a.team_id = m.team_id
        and a.poll_id = m.poll_id
        and a.slack_workspace = m.slack_workspace
        and a.slack_user = m.slack_user) as asked
window member as (partition by team_id, slack_workspace, slack_user);

-- `distinct` keeps the zone from being looked up once for each update.
create view read_model.teams_without_polls as
select distinct on (team_id)
       team_id, members, read_model.known_zone(poll_time_zone) as zone
from read_model.teams t
where not exists (
    select
    from read_model.polls p
    where p.team_id = t.team_id);

-- Where a team has no polls: the working days on which somebody said something, by the clock of its
-- schedule. Today is missed only tomorrow.
create view read_model.streak_days as
select distinct
       u.team_id,
       coalesce(u.slack_workspace, k.slack_workspace) as slack_workspace,
       coalesce(u.slack_user, k.slack_user) as slack_user,
       read_model.working_day((u.created_at at time zone t.zone)::date) as number,
       case
           when t.members @> jsonb_build_array(
               jsonb_build_object(
                   'slack_workspace', coalesce(u.slack_workspace, k.slack_workspace),
                   'slack_user', coalesce(u.slack_user, k.slack_user)))
           then read_model.working_day((now() at time zone t.zone)::date) - 1
       end as reach
from read_model.streak_updates u
join read_model.teams_without_polls t on t.team_id = u.team_id
left join read_model.known_authors k
    on k.team_id = u.team_id
    and k.author = u.author
    and u.slack_user is null
where u.retracted_at is null
and coalesce(u.slack_user, k.slack_user) is not null;

-- By team and member: how many polls (or working days, where the team has no polls) they answered
-- without a break, now and at best.
create view read_model.streaks as
select team_id, slack_workspace, slack_user,
       coalesce(max(length) filter (where reached), 0) as current_run,
       max(length) as longest_run
from (
    select team_id, slack_workspace, slack_user,
           count(*) filter (where answered) as length,
           max(number) >= max(reach) as reached
    from (
        select team_id, slack_workspace, slack_user, number, answered, reach,
               number - row_number() over (
                   partition by team_id, slack_workspace, slack_user, answered
                   order by number) as run
        from (
            select team_id, slack_workspace, slack_user, number, answered, reach
            from read_model.streak_polls
            union all
            select team_id, slack_workspace, slack_user, number, true, reach
            from read_model.streak_days) as steps) as numbered
    group by team_id, slack_workspace, slack_user, answered, run) as runs
group by team_id, slack_workspace, slack_user;
