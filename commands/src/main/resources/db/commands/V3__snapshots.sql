-- States of long streams, so that those need not be folded from their beginning. All of them can be
-- deleted at any time, and only time is lost.
create table commands.snapshots (
    aggregate_id uuid        not null primary key,
    sequence     bigint      not null,
    -- The event at that sequence. If the log has another one there, the snapshot is of another
    -- history, as after a restore.
    event_id     uuid        not null,
    -- What the state is a fold of, and which version of the fold.
    shape        varchar     not null,
    state        jsonb       not null,
    taken_at     timestamptz not null default clock_timestamp()
);

grant select, insert, update, delete on commands.snapshots to rollcall_commands;
