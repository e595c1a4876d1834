-- Appends many callers' events in one statement; the arguments are columns, one row an event.
--
--   appends              the number of the append that an event belongs to, from 0, ascending
--   firsts               whether it is the first of its stream in its append
--   guard_*              the streams that decisions read, and the sequence they read them at; for
--                        an append over several streams, also those that it writes
--   guarded, guards      which append relies on which guard (by its place, from 1)
--
-- The n-th event is stored at first_position + n - 1, unless its append is among the refused: a
-- stream has moved on, or its events are stored already. All of an append is written, or nothing of
-- it. Beside each that is refused stands the sequence of the stream that it would have written first.
--
-- No append of a statement may read or write a stream that an earlier one of it writes: all checks
-- come before anything is inserted. The Appender leaves such an append for the next statement.

-- The last stamp, in microseconds since 1970. A sequence, since its look-up costs nothing: neither
-- an index over the partitions nor a row that long transactions keep the dead versions of.
create sequence event_store.last_stamp cache 1;

-- What the store takes for now.
create function event_store.clock() returns timestamptz
    language sql
    volatile
return clock_timestamp();

-- Which appends may not be written, as far as that can be told before writing.
create function event_store.refusals(
    appends             integer[],
    firsts              boolean[],
    ids                 uuid[],
    aggregate_ids       varchar[],
    sequences           bigint[],
    guard_aggregate_ids varchar[],
    guard_sequences     bigint[],
    guarded             integer[],
    guards              integer[]
) returns integer[]
    language plpgsql
    volatile
    -- A plan made while the tables were empty would read them whole for the life of a connection.
    set plan_cache_mode = force_generic_plan
    set enable_seqscan = off
as
$$
declare
    refused integer[] := '{}';
begin
    if cardinality(guarded) > 0 then
        -- What decisions read must still stand.
        refused := array(
            select reliance.append
            from unnest(guarded, guards) as reliance (append, guard)
            where reliance.guard = any (array(
                select guard.n
                from unnest(guard_aggregate_ids, guard_sequences)
                         with ordinality as guard (aggregate_id, sequence, n)
                where guard.sequence <> coalesce((
                    select stored.sequence
                    from event_store.events stored
                    where stored.aggregate_id = guard.aggregate_id
                    order by stored.sequence desc
                    limit 1), 0))));
    end if;

    if cardinality(array_positions(firsts, true)) > appends[cardinality(appends)] + 1 then
        -- A repeat of an append over several streams must not write half of itself.
        refused := refused || array(
            select event.append
            from unnest(appends, ids, aggregate_ids) as event (append, id, aggregate_id)
            where event.append in (
                select several.append
                from unnest(appends, firsts) as several (append, first)
                where several.first
                group by several.append
                having count(*) > 1)
            and (select true
                 from event_store.events stored
                 where stored.id = event.id
                 and stored.aggregate_id = event.aggregate_id));
    end if;

    if 1 <> any (sequences) then
        -- A stream has no gaps.
        refused := refused || array(
            select event.append
            from unnest(appends, firsts, aggregate_ids, sequences)
                     as event (append, first, aggregate_id, sequence)
            where event.first
            and event.sequence > 1
            and (select true
                 from event_store.events stored
                 where stored.aggregate_id = event.aggregate_id
                 and stored.sequence = event.sequence - 1) is null);
    end if;

    return refused;
end
$$;

-- Which appends do not stand in the log at the positions that were drawn for them.
create function event_store.missing(
    appends        integer[],
    firsts         boolean[],
    aggregate_ids  varchar[],
    sequences      bigint[],
    first_position bigint
) returns integer[]
    language plpgsql
    volatile
    set plan_cache_mode = force_generic_plan
    set enable_seqscan = off
as
$$
begin
    return array(
        select distinct event.append
        from unnest(appends, firsts, aggregate_ids, sequences)
                 with ordinality as event (append, first, aggregate_id, sequence, n)
        where event.first
        and first_position + event.n - 1 is distinct from (
            select stored.position
            from event_store.events stored
            where stored.aggregate_id = event.aggregate_id
            and stored.sequence = event.sequence));
end
$$;

-- Where the streams stand that appends would have written first.
create function event_store.standing(
    refused       integer[],
    appends       integer[],
    aggregate_ids varchar[]
) returns bigint[]
    language plpgsql
    volatile
    set plan_cache_mode = force_generic_plan
    set enable_seqscan = off
as
$$
begin
    return array(
        select coalesce((
            select stored.sequence
            from event_store.events stored
            where stored.aggregate_id = aggregate_ids[array_position(appends, given.append)]
            order by stored.sequence desc
            limit 1), 0)
        from unnest(refused) with ordinality as given (append, n)
        order by given.n);
end
$$;

create function event_store.append(
    appends             integer[],
    firsts              boolean[],
    ids                 uuid[],
    types               varchar[],
    aggregate_ids       varchar[],
    data                varchar[],
    metadata            varchar[],
    versions            integer[],
    sequences           bigint[],
    guard_aggregate_ids varchar[],
    guard_sequences     bigint[],
    guarded             integer[],
    guards              integer[],
    out first_position  bigint,
    out stored_at       timestamptz,
    out refused         integer[],
    out standing        bigint[])
    language plpgsql
    volatile
    security definer
    set search_path = event_store, pg_temp
as
$$
#variable_conflict use_column
declare
    events_given constant integer := cardinality(ids);
    last_position bigint;
    stamp         bigint;
    locked        text;
    written       integer;
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'append needs read committed, not %',
            current_setting('transaction_isolation') using errcode = 'active_sql_transaction';
    end if;

    -- Alone and first: the statements below must take their snapshots after the lock is held.
    -- Under it positions are in commit order, so a reader at position > n misses nothing.
    -- (Assignments, here and below, since they cost a tenth of a perform.)
    locked := pg_advisory_xact_lock(1383030892, 1);

    refused := '{}';
    if cardinality(guarded) > 0 or 1 <> any (sequences) then
        refused := refusals(
            appends, firsts, ids, aggregate_ids, sequences,
            guard_aggregate_ids, guard_sequences, guarded, guards);
    end if;

    first_position := nextval('event_position');
    last_position := setval('event_position', first_position + events_given - 1);
    stamp := setval('last_stamp', greatest(
        (extract(epoch from clock()) * 1000000)::bigint, nextval('last_stamp') - 1));
    stored_at := 'epoch'::timestamptz + stamp * interval '1 microsecond';

    insert into events (
        id, type, aggregate_id, data, timestamp, metadata, version, sequence, position)
    select event.id, event.type, event.aggregate_id, event.data::jsonb, append.stored_at,
           event.metadata::jsonb, event.version, event.sequence, append.first_position + event.n - 1
    from unnest(appends, firsts, ids, types, aggregate_ids, data, metadata, versions, sequences)
             with ordinality as event (append, first, id, type, aggregate_id, data, metadata,
                                       version, sequence, n)
    where event.first
    and event.append <> all (append.refused)
    on conflict do nothing;

    get diagnostics written = row_count;
    if written = events_given then
        return;
    end if;

    refused := missing(appends, firsts, aggregate_ids, sequences, first_position);

    insert into events (
        id, type, aggregate_id, data, timestamp, metadata, version, sequence, position)
    select event.id, event.type, event.aggregate_id, event.data::jsonb, append.stored_at,
           event.metadata::jsonb, event.version, event.sequence, append.first_position + event.n - 1
    from unnest(appends, firsts, ids, types, aggregate_ids, data, metadata, versions, sequences)
             with ordinality as event (append, first, id, type, aggregate_id, data, metadata,
                                       version, sequence, n)
    where not event.first
    and event.append <> all (append.refused);

    if cardinality(refused) > 0 then
        standing := standing(refused, appends, aggregate_ids);
    end if;
end
$$;

revoke execute on all functions in schema event_store from public;
grant execute on function event_store.append to rollcall_commands;
