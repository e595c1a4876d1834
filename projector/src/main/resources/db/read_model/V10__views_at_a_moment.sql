-- Every view as it was: beside `read_model.streaks` there is `read_model.streaks(position, time)`, the same query over the
-- rows that stood after the event of that position or, where it is null, at that time. It is made from the view, so that
-- there is one definition; a migration that changes a view, or a table's columns, makes its past again.

create index poll_history_from on read_model.poll_history (valid_from_position);

-- Newest first, of all teams.
create index polls_opened on read_model.polls (opened_position);
create index polls_day on read_model.polls (day, team_id);

-- Who is known by a name in a team.
create index status_updates_known on read_model.status_updates (team_id, author, slack_workspace, slack_user)
    where slack_workspace is not null and slack_user is not null;

-- When a position was.
create function read_model.time_at(at_position bigint) returns timestamptz
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
         limit 1))
$$;

-- A table's rows as they stood, found by the indexes of the live rows. `fixed` are its key and the other columns that
-- a row's first event sets for good, which those indexes are of.
create function read_model.make_past_of_table(name text, history text, variadic fixed text[]) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    types text;
    columns text;
begin
    select string_agg(format('%I %s', attname, format_type(atttypid, atttypmod)), ', ' order by attnum),
           string_agg(
               format('%s.%I', case when attname = any (fixed) then 'u' else 'h' end, attname),
               ', ' order by attnum)
    into types, columns
    from pg_attribute
    where attrelid = format('read_model.%I', history)::regclass
    and attnum > 0
    and not attisdropped
    and attname not like 'valid\_%';
    execute format('drop function if exists read_model.%I(bigint, timestamptz)', name);
    execute format(
        $function$
        create function read_model.%1$I(at_position bigint, at_time timestamptz) returns table (%2$s)
        language sql stable
        as $body$
            select %3$s
            from read_model.%1$I u
            join read_model.%4$I h
                on h.%5$I = u.%5$I
                and h.team_id = u.team_id
            where u.created_at <= coalesce($2, (select read_model.time_at($1)))
            and (h.valid_from_position <= $1 or h.valid_from <= $2)
            and (h.valid_to_position > $1 or h.valid_to > $2 or h.valid_to_position is null)
        $body$
        $function$,
        name, types, columns, history, fixed[1]);
end
$$;

-- A view over such tables and views. What it says of now is said of the moment.
create function read_model.make_past_of_view(name text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    sources text;
    types text;
begin
    select string_agg(distinct proname, '|')
    into sources
    from pg_proc
    where pronamespace = 'read_model'::regnamespace
    and proargnames[1:2] = array['at_position', 'at_time'];
    select string_agg(format('%I %s', attname, format_type(atttypid, atttypmod)), ', ' order by attnum)
    into types
    from pg_attribute
    where attrelid = format('read_model.%I', name)::regclass
    and attnum > 0;
    execute format('drop function if exists read_model.%I(bigint, timestamptz)', name);
    execute format(
        $function$
        create function read_model.%I(at_position bigint, at_time timestamptz) returns table (%s)
        language sql stable
        as %L
        $function$,
        name,
        types,
        replace(
            regexp_replace(
                pg_get_viewdef(format('read_model.%I', name)::regclass),
                format('read_model\.(%s)\M(?!\()', sources), 'read_model.\1($1, $2)', 'g'),
            'now()',
            'coalesce($2, (select read_model.time_at($1)))'));
end
$$;

-- Who said something at all, and under which name: what an update's first event sets for good. So its past needs no history
-- but for updates of the very time of a position.
create view read_model.authors as
select team_id, author, slack_workspace, slack_user
from read_model.status_updates;

create function read_model.authors(at_position bigint, at_time timestamptz)
returns table (team_id uuid, author varchar, slack_workspace varchar, slack_user varchar)
language sql stable
as $$
    select u.team_id, u.author, u.slack_workspace, u.slack_user
    from read_model.status_updates u
    where u.created_at <= coalesce($2, (select read_model.time_at($1)))
    and (
        u.created_at < coalesce($2 + interval '1 second', (select read_model.time_at($1)))
        or exists (
            select
            from read_model.status_update_history h
            where h.update_id = u.update_id
            and h.valid_from_position <= $1))
$$;

create or replace view read_model.known_authors as
select team_id, author, min(slack_workspace) as slack_workspace, min(slack_user) as slack_user
from read_model.authors
where slack_workspace is not null
and slack_user is not null
group by team_id, author
having count(distinct (slack_workspace, slack_user)) = 1;

-- The next poll, and who is known by the name of an update without a Slack user, are looked up for each: a poll must not
-- cost what all of its team's updates do. (`offset 0` keeps the latter from being gathered for the whole team.)
create view read_model.openings as
select team_id, opened_position, opened_at
from read_model.polls;

create function read_model.openings(at_position bigint, at_time timestamptz)
returns table (team_id uuid, opened_position bigint, opened_at timestamptz)
language sql stable
as $$
    select p.team_id, p.opened_position, p.opened_at
    from read_model.polls p
    where p.opened_position <= $1
    or p.opened_at <= $2
$$;

create or replace view read_model.poll_windows as
select poll_id, team_id, day, opened_position, opened_at,
       coalesce(closed_at, day_ends_at) as late_from,
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

create or replace view read_model.poll_answers as
select p.poll_id, p.team_id, p.day,
       coalesce(u.slack_workspace, k.slack_workspace) as slack_workspace,
       coalesce(u.slack_user, k.slack_user) as slack_user,
       min(u.created_at) as answered_at,
       min(u.created_at) >= p.late_from as late
from read_model.poll_windows p
join read_model.status_updates u
    on u.team_id = p.team_id
    and u.created_at >= p.opened_at
    and u.created_at < p.next_opened_at
    and u.retracted_at is null
left join lateral (
    select k.slack_workspace, k.slack_user
    from read_model.known_authors k
    where k.team_id = u.team_id
    and k.author = u.author
    and u.slack_user is null
    offset 0) k on true
where coalesce(u.slack_user, k.slack_user) is not null
group by p.poll_id, p.team_id, p.day, p.late_from, 4, 5;

-- By poll: how many members were asked, how many of them answered, how many of those late, and who has not.
create view read_model.poll_participation as
select p.poll_id, p.team_id, p.day,
       count(m.slack_user) as expected,
       count(a.poll_id) as answered,
       count(*) filter (where a.late) as late,
       coalesce(
           jsonb_agg(
               jsonb_build_object('slack_workspace', m.slack_workspace, 'slack_user', m.slack_user)
               order by m.slack_workspace, m.slack_user)
               filter (where m.poll_id is not null and a.poll_id is null),
           '[]') as awaited
from read_model.polls p
left join read_model.poll_members m
    on m.team_id = p.team_id
    and m.day = p.day
    and m.poll_id = p.poll_id
left join read_model.poll_answers a
    on a.team_id = m.team_id
    and a.day = m.day
    and a.poll_id = m.poll_id
    and a.slack_workspace = m.slack_workspace
    and a.slack_user = m.slack_user
group by p.poll_id, p.team_id, p.day;

-- By team and member: the name they last spoke under, and when that was. (By the index of who speaks, newest first: arrays
-- keep other indexes, which would give all that they ever said, from being tried.)
create view read_model.members as
select t.team_id, m.slack_workspace, m.slack_user, said.name, said.last_said_at
from read_model.teams t
cross join jsonb_to_recordset(t.members) as m (slack_workspace varchar, slack_user varchar)
left join lateral (
    select u.author as name, u.created_at as last_said_at
    from read_model.status_updates u
    where u.slack_workspace = m.slack_workspace
    and u.slack_user = m.slack_user
    and array[u.team_id] = array[t.team_id]
    and u.retracted_at is null
    order by u.created_at desc, u.update_id desc
    limit 1) said on true;

select read_model.make_past_of_table('teams', 'team_history', 'team_id');
select read_model.make_past_of_table(
    'status_updates', 'status_update_history', 'update_id',
    'team_id', 'author', 'slack_workspace', 'slack_user', 'created_at');
select read_model.make_past_of_table(
    'polls', 'poll_history', 'poll_id',
    'team_id', 'opened_position', 'opened_at', 'day', 'created_at');
select read_model.make_past_of_table(
    'blockers', 'blocker_history', 'update_id',
    'team_id', 'author', 'slack_workspace', 'slack_user', 'created_at');
select read_model.make_past_of_table(
    'streak_updates', 'streak_update_history', 'update_id',
    'team_id', 'author', 'slack_workspace', 'slack_user', 'created_at');

select read_model.make_past_of_view(name)
from unnest(array[
    'members', 'known_authors', 'poll_members', 'poll_windows', 'poll_answers', 'poll_participation', 'participation_by_day',
    'open_blockers', 'streak_polls', 'teams_without_polls', 'streak_days', 'streaks']) with ordinality as views (name, place)
order by place;
