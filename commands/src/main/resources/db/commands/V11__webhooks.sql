-- Whom Rollcall tells elsewhere, and of what: follows from the log.
create table commands.webhooks (
    webhook_id     uuid      not null primary key,
    url            varchar   not null,
    -- Null for all teams.
    team_id        uuid,
    kinds          varchar[] not null,
    -- Why it is told nothing more, where it isn't.
    disabled       varchar,
    -- Where in the log it was set: it is told of what comes later.
    after_position bigint    not null
);

-- What their messages are signed with. Not from the log, which is for many to read.
create table commands.webhook_secrets (
    webhook_id     uuid    not null primary key,
    secret         varchar not null,
    -- The webhook's, as of which it is the one: a request that is repeated changes nothing.
    sequence       bigint  not null,
    -- The one before signs too, for a while.
    previous       varchar,
    previous_until timestamptz
);

-- One row for each thing that a webhook is told. What it says is read from the log when it is sent.
create table commands.webhook_deliveries (
    id            uuid        not null primary key,
    webhook_id    uuid        not null,
    kind          varchar     not null,
    event_id      uuid        not null,
    position      bigint      not null,
    status        varchar     not null default 'waiting'
                  check (status in ('waiting', 'delivered', 'given_up', 'skipped')),
    -- Whether somebody asked for it again.
    replayed      boolean     not null default false,
    attempts      integer     not null default 0,
    -- Grows for ever, and tells one claim from another.
    claims        integer     not null default 0,
    claimed_until timestamptz,
    due_at        timestamptz not null default clock_timestamp(),
    answer_code   integer,
    error         varchar,
    created_at    timestamptz not null default clock_timestamp(),
    done_at       timestamptz
);
create index webhook_deliveries_due on commands.webhook_deliveries (due_at) where status = 'waiting';
create index webhook_deliveries_claimed on commands.webhook_deliveries (webhook_id)
    where claimed_until is not null;
create index webhook_deliveries_of on commands.webhook_deliveries (webhook_id, created_at, id);
create index webhook_deliveries_by_age on commands.webhook_deliveries (created_at);

grant select, insert, update, delete on
    commands.webhooks, commands.webhook_secrets, commands.webhook_deliveries
    to rollcall_commands;
