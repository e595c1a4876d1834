-- Who of a team answered, day by day. Rows are polls; how many answered is SQL over them, the
-- members that the team had as it was asked, and the status updates.

create table read_model.polls (
    poll_id         uuid        primary key,
    team_id         uuid,
    round           varchar,
    slot            varchar,
    time_zone       varchar,
    opened_position bigint,
    opened_at       timestamptz,
    day             date,
    day_ends_at     timestamptz,
    posted_at       timestamptz,
    slack_workspace varchar,
    slack_channel   varchar,
    slack_ts        varchar,
    reminded        jsonb       not null default '[]',
    closed_at       timestamptz,
    created_at      timestamptz,
    updated_at      timestamptz,
    sequence        bigint      not null default 0,
    position        bigint      not null default 0,
    event_id        uuid
);

create index polls_team_day on read_model.polls (team_id, day);
create index polls_team_opened on read_model.polls (team_id, opened_position);

create table read_model.poll_history (
    like read_model.polls,
    valid_from_position bigint      not null,
    valid_to_position   bigint,
    valid_from          timestamptz not null,
    valid_to            timestamptz,
    primary key (poll_id, sequence)
);

-- Who was asked: the members of the team at the moment when the poll was opened.
create view read_model.poll_members as
select p.poll_id, p.team_id, p.day, m.slack_workspace, m.slack_user
from read_model.polls p
join read_model.team_history t
    on t.team_id = p.team_id
    and t.valid_from_position <= p.opened_position
    and (t.valid_to_position > p.opened_position or t.valid_to_position is null)
cross join jsonb_to_recordset(t.members) as m (slack_workspace varchar, slack_user varchar);

-- Who speaks under a name in a team, where that is one Slack user only. An update without a Slack
-- user (by REST, or of before version 2) is theirs; under any other name it is no member's.
create view read_model.known_authors as
select team_id, author, min(slack_workspace) as slack_workspace, min(slack_user) as slack_user
from read_model.status_updates
where slack_workspace is not null
and slack_user is not null
group by team_id, author
having count(distinct (slack_workspace, slack_user)) = 1;

-- When a poll is answered: an update answers the last poll of its team that was opened before it. It
-- is late once that poll has been closed; one that is never closed ends with its day.
create view read_model.poll_windows as
select poll_id, team_id, day, opened_position, opened_at,
       coalesce(closed_at, day_ends_at) as late_from,
       lead(opened_at, 1, 'infinity') over (
           partition by team_id
           order by opened_position) as next_opened_at
from read_model.polls
where team_id is not null;

-- Who answered a poll, and when first. What was taken back is no answer.
create view read_model.poll_answers as
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
left join read_model.known_authors k
    on k.team_id = u.team_id
    and k.author = u.author
    and u.slack_user is null
where coalesce(u.slack_user, k.slack_user) is not null
group by p.poll_id, p.team_id, p.day, p.late_from, 4, 5;

-- By team and day of the team's: how many members were asked in any poll of that day, how many of
-- them answered, and how many of those only late.
create view read_model.participation_by_day as
select team_id, day,
       count(slack_user) as expected,
       count(*) filter (where answered) as answered,
       count(*) filter (where answered and not in_time) as late
from (
    select p.team_id, p.day, m.slack_workspace, m.slack_user,
           bool_or(a.poll_id is not null) as answered,
           coalesce(bool_or(not a.late), false) as in_time
    from read_model.polls p
    left join read_model.poll_members m
        on m.team_id = p.team_id
        and m.day = p.day
        and m.poll_id = p.poll_id
    left join read_model.poll_answers a
        on a.team_id = p.team_id
        and a.day = p.day
        and a.poll_id = p.poll_id
        and a.slack_workspace = m.slack_workspace
        and a.slack_user = m.slack_user
    where p.team_id is not null
    group by p.team_id, p.day, m.slack_workspace, m.slack_user) as asked
group by team_id, day;
