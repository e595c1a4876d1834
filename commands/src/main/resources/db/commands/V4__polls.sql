-- What polls are asked, reminded of and closed by. All but slack_users and slack_audiences follows from the
-- log, so the look-ups read it again from the beginning: how far they are with all tables. Builds from before
-- go on with epoch and position, which fill only the older tables, while they run beside this one.
alter table commands.lookups
    add column filled_epoch    bigint not null default 0,
    add column filled_position bigint not null default 0;
update commands.lookups set filled_epoch = epoch;

-- The rounds of teams that are not archived. Whoever opens a poll reads the team itself: this only tells when
-- to look at it.
create table commands.rounds (
    team_id    uuid      not null,
    round      varchar   not null,
    cron       varchar   not null,
    time_zone  varchar   not null,
    own_zones  boolean   not null,
    -- Slots up to this one are dealt with: opened, refused, passed over, or of before the round.
    after_slot timestamp not null,
    -- When it was last resumed: what its clock had reached by then is not asked.
    resumed_at timestamptz,
    -- When to look at it again; null: at once.
    due_at     timestamptz,
    -- The position of the last event that may move due_at; who looked before it has looked in vain.
    revision   bigint    not null,
    primary key (team_id, round)
);
create index rounds_due on commands.rounds (due_at nulls first);

-- Polls, until some time after they were closed.
create table commands.polls (
    poll_id              uuid        not null primary key,
    team_id              uuid        not null,
    time_zone            varchar     not null,
    remind_after_minutes integer,
    remind_at_most       integer     not null,
    closes_at            timestamptz not null,
    closed               boolean     not null default false,
    -- Reminders up to then are dealt with, or would have been before it was opened.
    reminded_until       timestamptz not null,
    due_at               timestamptz not null
);
create index polls_due on commands.polls (due_at) where not closed;
create index polls_closed on commands.polls (closes_at) where closed;

-- Whom a poll asks, and when: their own slot.
create table commands.poll_asked (
    poll_id         uuid        not null,
    slack_workspace varchar     not null,
    slack_user      varchar     not null,
    time_zone       varchar     not null,
    asked_at        timestamptz not null,
    primary key (slack_workspace, slack_user, poll_id)
);
create index poll_asked_of on commands.poll_asked (poll_id);

-- What answers a poll; a status update that is retracted does not.
create table commands.poll_answers (
    update_id       uuid    not null primary key,
    poll_id         uuid    not null,
    slack_workspace varchar not null,
    slack_user      varchar not null
);
create index poll_answers_of on commands.poll_answers (poll_id, slack_workspace, slack_user);

-- What people chose for themselves. Who is not here chose nothing.
create table commands.people (
    slack_workspace varchar not null,
    slack_user      varchar not null,
    time_zone       varchar,
    reminded        boolean not null default true,
    primary key (slack_workspace, slack_user)
);

create table commands.days_off (
    slack_workspace varchar not null,
    slack_user      varchar not null,
    day             date    not null,
    primary key (slack_workspace, slack_user, day)
);

-- What Slack says of people, and who is in a channel or a user group of its. Not from the log.
create table commands.slack_users (
    slack_workspace varchar not null,
    slack_user      varchar not null,
    time_zone       varchar,
    primary key (slack_workspace, slack_user)
);

create table commands.slack_audiences (
    slack_workspace varchar not null,
    -- The id of the channel or the user group.
    audience        varchar not null,
    slack_user      varchar not null,
    primary key (slack_workspace, audience, slack_user)
);

create index memberships_of on commands.memberships (team_id);

grant select, insert, update, delete on
    commands.rounds, commands.polls, commands.poll_asked, commands.poll_answers, commands.people,
    commands.days_off, commands.slack_users, commands.slack_audiences
    to rollcall_commands;
