-- The log. Everything else can be built again from it.

create table event_store.events (
    id           uuid        not null,
    type         varchar     not null,
    aggregate_id varchar     not null,
    data         jsonb       not null,
    timestamp    timestamptz not null,
    metadata     jsonb       not null,
    version      integer     not null check (version > 0),
    sequence     bigint      not null check (sequence > 0),
    position     bigint      not null,
    -- A partitioned table's key must hold the partition key: (id) alone is refused.
    primary key (id, aggregate_id),
    unique (aggregate_id, sequence)
) partition by hash (aggregate_id);

create index events_position on event_store.events (position);

create function event_store.refuse_change() returns trigger
    language plpgsql as
$$
begin
    raise exception 'event_store.events is append-only: % refused', tg_op
        using errcode = 'restrict_violation';
end
$$;

-- The parent's statement triggers do not stop a statement that names a partition.
do
$$
declare
    relation varchar;
begin
    for n in 0..7 loop
        execute format(
            'create table event_store.events_%s partition of event_store.events '
            'for values with (modulus 8, remainder %s)', n, n);
    end loop;
    foreach relation in array array['events', 'events_0', 'events_1', 'events_2', 'events_3',
                                    'events_4', 'events_5', 'events_6', 'events_7'] loop
        execute format(
            'create trigger append_only before update or delete or truncate on event_store.%I '
            'for each statement execute function event_store.refuse_change()', relation);
    end loop;
end
$$;

-- Positions are drawn under the append's lock. A cache would let sessions draw out of order.
create sequence event_store.event_position cache 1;

-- The store's life. A restore starts another one, since positions are then used again.
create table event_store.epoch (
    epoch      bigint      not null check (epoch > 0),
    started_at timestamptz not null default clock_timestamp()
);
create unique index epoch_is_one_row on event_store.epoch ((true));
insert into event_store.epoch (epoch) values (1);

grant usage on schema event_store to rollcall_commands, rollcall_projector, rollcall_api;
grant select on event_store.events, event_store.epoch
    to rollcall_commands, rollcall_projector, rollcall_api;
