-- What the api reads. Only the projector writes here, and all of it can be built again from the log.

grant usage on schema read_model to rollcall_projector, rollcall_api;
alter default privileges in schema read_model
    grant select, insert, update, delete on tables to rollcall_projector;
alter default privileges in schema read_model
    grant select on tables to rollcall_api;

-- The views. A row whose sequence is 0 is bare: it stands only so that others may refer to it, and
-- queries hide it.

create table read_model.teams (
    team_id         uuid        primary key,
    name            varchar,
    slack_workspace varchar,
    slack_channel   varchar,
    poll_schedule   varchar,
    poll_time_zone  varchar,
    members         jsonb       not null default '[]',
    archived_at     timestamptz,
    created_at      timestamptz,
    updated_at      timestamptz,
    sequence        bigint      not null default 0,
    position        bigint      not null default 0,
    event_id        uuid
);

create table read_model.status_updates (
    update_id       uuid        primary key,
    team_id         uuid        references read_model.teams,
    content         text,
    answers         jsonb       not null default '[]',
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

-- For keyset pagination by time: of all, of a team, of who said it.
create index status_updates_time on read_model.status_updates (created_at, update_id);
create index status_updates_team on read_model.status_updates (team_id, created_at, update_id);
create index status_updates_author on read_model.status_updates (author, created_at, update_id);
create index status_updates_slack_user
    on read_model.status_updates (slack_workspace, slack_user, created_at, update_id);

-- Each version of a row, from the event that made it (valid_from_position, included) to the event
-- that ended it (valid_to_position, not included; null while it stands).

create table read_model.team_history (
    team_id             uuid        not null,
    name                varchar,
    slack_workspace     varchar,
    slack_channel       varchar,
    poll_schedule       varchar,
    poll_time_zone      varchar,
    members             jsonb       not null,
    archived_at         timestamptz,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    sequence            bigint      not null,
    position            bigint      not null,
    event_id            uuid        not null,
    valid_from_position bigint      not null,
    valid_to_position   bigint,
    valid_from          timestamptz not null,
    valid_to            timestamptz,
    primary key (team_id, sequence)
);

create table read_model.status_update_history (
    update_id           uuid        not null,
    team_id             uuid,
    content             text,
    answers             jsonb       not null,
    author              varchar,
    slack_workspace     varchar,
    slack_user          varchar,
    retracted_at        timestamptz,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    sequence            bigint      not null,
    position            bigint      not null,
    event_id            uuid        not null,
    valid_from_position bigint      not null,
    valid_to_position   bigint,
    valid_from          timestamptz not null,
    valid_to            timestamptz,
    primary key (update_id, sequence)
);

-- What changed, in commit order: one row for each event that changed a view, and `reset` where a
-- view starts over.
create table read_model.changes (
    number       bigint      generated always as identity primary key,
    epoch        bigint      not null,
    projection   varchar     not null,
    kind         varchar     not null check (kind in ('changed', 'reset')),
    aggregate_id varchar,
    sequence     bigint,
    position     bigint,
    event_id     uuid,
    event_type   varchar,
    team_id      uuid,
    row          jsonb,
    changed_at   timestamptz not null default clock_timestamp()
);

-- How far each view is; the projector adds those that it finds missing. `watermark` is the position up to
-- which all that the view reads is in it, or is known to be stuck; it does not depend on partitions.
-- Nothing is written to a view while it is paused.
create table read_model.projections (
    name          varchar     primary key,
    live_version  integer     not null,
    epoch         bigint      not null default 1,
    watermark     bigint      not null default 0,
    paused_since  timestamptz,
    paused_reason varchar,
    paused_by     varchar
);

-- How far each view is in each partition of the topic. Whoever moves a checkpoint must know where it
-- stood; who does not has lost the partition.
create table read_model.checkpoints (
    projection  varchar     not null references read_model.projections,
    partition   integer     not null,
    version     integer     not null,
    topic_id    varchar     not null default '',
    next_offset bigint      not null default 0,
    position    bigint      not null default 0,
    updated_at  timestamptz not null default clock_timestamp(),
    primary key (projection, partition)
) with (fillfactor = 50);

-- Records and events that could not be applied, with their original bytes. A row is also what the
-- dead-letter topic still has to get, until published_at says so.
create table read_model.dead_letters (
    id              uuid        primary key,
    projection      varchar     not null,
    aggregate_id    varchar,
    event_id        uuid,
    event_type      varchar,
    event_version   integer,
    sequence        bigint,
    position        bigint,
    topic           varchar,
    partition       integer,
    record_offset   bigint,
    cause           varchar     not null,
    message         varchar     not null,
    stack_trace     varchar,
    state           varchar     not null default 'open'
                    check (state in ('open', 'resolved', 'discarded')),
    attempts        integer     not null default 1,
    first_failed_at timestamptz not null default clock_timestamp(),
    last_failed_at  timestamptz not null default clock_timestamp(),
    value           bytea,
    published_at    timestamptz
);
create index dead_letters_time on read_model.dead_letters (first_failed_at, id);
create index dead_letters_unpublished on read_model.dead_letters (first_failed_at)
    where published_at is null;

-- Aggregates that a view does not follow beyond `sequence` - 1: that event could not be applied.
-- Their rows are stale since the event's time (stale_since, for readers).
create table read_model.stuck (
    projection   varchar     not null references read_model.projections,
    aggregate_id varchar     not null,
    since        timestamptz not null,
    sequence     bigint      not null,
    position     bigint      not null,
    dead_letter  uuid        not null references read_model.dead_letters,
    primary key (projection, aggregate_id)
);
