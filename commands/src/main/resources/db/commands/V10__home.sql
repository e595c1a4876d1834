-- What people are shown of their teams without reading the log, their Home tabs, and answers that bear no name.

-- The look-ups have more tables, so they are read again from the beginning: this is how far they are with all of
-- them. Builds from before go on with filled_epoch and filled_position while they run beside this one.
alter table commands.lookups
    add column read_epoch    bigint not null default 0,
    add column read_position bigint not null default 0;

-- The position of the last event that people see of a team.
alter table commands.teams add column changed bigint not null default 0;

-- What was said and still stands. One row for each status update; what it says is kept for some weeks only.
create table commands.updates (
    update_id       uuid        not null primary key,
    team_id         uuid        not null,
    poll_id         uuid,
    author          varchar     not null,
    slack_workspace varchar,
    slack_user      varchar,
    -- As they stand now; null once they are too old to be shown.
    answers         jsonb,
    said_at         timestamptz not null
);
create index updates_of_team on commands.updates (team_id, said_at);
create index updates_of_person on commands.updates (slack_workspace, slack_user, said_at);
create index updates_of_poll on commands.updates (poll_id) where poll_id is not null;
create index updates_of_nobody on commands.updates (team_id) where slack_user is null and poll_id is null;
create index updates_to_forget on commands.updates (said_at) where answers is not null;

-- Names under which exactly one Slack user speaks in a team: who says something there under such a name without
-- being in Slack is that one.
create view commands.known_authors as
select team_id, author, min(slack_workspace) as slack_workspace, min(slack_user) as slack_user
from commands.updates
where slack_user is not null
group by team_id, author
having count(distinct (slack_workspace, slack_user)) = 1;

-- Every poll that was ever opened, and whom it asked.
create table commands.openings (
    poll_id   uuid        not null primary key,
    team_id   uuid        not null,
    round     varchar     not null,
    slot      varchar     not null,
    -- Each as workspace/user.
    asked     varchar[]   not null,
    -- Whether any of its questions bears the name of who answers.
    named     boolean     not null,
    opened_at timestamptz not null,
    position  bigint      not null
);
create index openings_of_team on commands.openings (team_id, position);

-- Whose Home tab was opened lately, and what it shows. Not from the log.
create table commands.slack_homes (
    slack_workspace varchar     not null,
    slack_user      varchar     not null,
    opened_at       timestamptz not null,
    -- The last change of their teams that it tells of.
    tells           bigint      not null default 0,
    -- A mark of what it shows, and Slack's own of it.
    shown           varchar,
    hash            varchar,
    shown_at        timestamptz,
    primary key (slack_workspace, slack_user)
);
create index slack_homes_by_opening on commands.slack_homes (opened_at);

-- Answers to anonymous questions, until they are events. Nothing here says whose they are, and nothing when: rows
-- of a poll are written anew, in another order, with each that comes. Not from the log.
create table commands.anonymous_answers (
    id      uuid    not null primary key,
    poll_id uuid    not null,
    team_id uuid    not null,
    answers jsonb   not null,
    late    boolean not null
);
create index anonymous_answers_of on commands.anonymous_answers (poll_id);

-- Who has answered the anonymous questions of a poll, and by which form; not what.
create table commands.anonymous_senders (
    poll_id         uuid    not null,
    slack_workspace varchar not null,
    slack_user      varchar not null,
    view_id         varchar not null,
    primary key (poll_id, slack_workspace, slack_user)
);

grant select, insert, update, delete on
    commands.updates, commands.openings, commands.slack_homes, commands.anonymous_answers,
    commands.anonymous_senders
    to rollcall_commands;
grant select on commands.known_authors to rollcall_commands;

-- A reminder that somebody asked for themselves. Until it is said, no other one is said to them about that poll.
alter table commands.slack_posts add column put_off boolean not null default false;
