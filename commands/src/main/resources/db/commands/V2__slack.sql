-- What commands must look up but not decide on, kept by a follower of the log. All of it can be
-- built again from the log: positions tell how far it has been read, and in which life of the store.
create table commands.lookups (
    singleton       boolean     not null default true primary key check (singleton),
    epoch      bigint      not null,
    position   bigint      not null,
    updated_at timestamptz not null default clock_timestamp()
);
insert into commands.lookups (epoch, position) values (1, 0);

create table commands.teams (
    team_id         uuid    not null primary key,
    name            varchar not null,
    slack_workspace varchar,
    slack_channel   varchar,
    archived        boolean not null default false
);

create table commands.memberships (
    slack_workspace varchar not null,
    slack_user      varchar not null,
    team_id         uuid    not null,
    primary key (slack_workspace, slack_user, team_id)
);

-- The bot's confirmation of a status update: claimed here before it is posted, so that it is posted
-- once; its ts afterwards. It waits while shown_sequence < wanted_sequence, unless given up.
create table commands.slack_posts (
    update_id       uuid        not null primary key,
    event_id        uuid        not null,
    slack_workspace varchar     not null,
    slack_channel   varchar     not null,
    position        bigint      not null,
    wanted_sequence bigint      not null,
    shown_sequence  bigint      not null default 0,
    ts              varchar,
    -- A post was begun then, and nobody knows whether Slack has it.
    posting_since   timestamptz,
    attempts        integer     not null default 0,
    -- Until when nobody else may try: a claim's time limit, or the pause after a failure.
    due_at          timestamptz not null default clock_timestamp(),
    given_up        varchar,
    created_at      timestamptz not null default clock_timestamp()
);
create index slack_posts_waiting on commands.slack_posts (slack_workspace, slack_channel, position)
    where shown_sequence < wanted_sequence and given_up is null;
create index slack_posts_by_age on commands.slack_posts (created_at);

grant select, update on commands.lookups to rollcall_commands;
grant select, insert, update, delete on commands.teams, commands.memberships to rollcall_commands;
grant select, insert, update, delete on commands.slack_posts to rollcall_commands;
