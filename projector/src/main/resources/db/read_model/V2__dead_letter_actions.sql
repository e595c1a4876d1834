-- Events that a view leaves out because an operator said so. Never emptied: they stay out of a view
-- that is built again.
create table read_model.discarded (
    projection   varchar     not null references read_model.projections,
    aggregate_id varchar     not null,
    event_id     uuid        not null,
    reason       varchar     not null,
    actor        varchar     not null,
    discarded_at timestamptz not null default clock_timestamp(),
    primary key (projection, aggregate_id, event_id)
);

-- What was done about dead letters, by whom (a token's name, or `rollcall` itself), and what came of
-- it.
create table read_model.dead_letter_actions (
    number      bigint      generated always as identity primary key,
    dead_letter uuid        not null references read_model.dead_letters,
    action      varchar     not null check (action in ('retry', 'discard')),
    actor       varchar     not null,
    reason      varchar,
    outcome     varchar     not null,
    done_at     timestamptz not null default clock_timestamp()
);
create index dead_letter_actions_of on read_model.dead_letter_actions (dead_letter, number);

-- Who paused and resumed which view, and why; `rollcall` is a view that paused itself.
create table read_model.projection_actions (
    number     bigint      generated always as identity primary key,
    projection varchar     not null references read_model.projections,
    action     varchar     not null check (action in ('pause', 'resume')),
    actor      varchar     not null,
    reason     varchar,
    done_at    timestamptz not null default clock_timestamp()
);
