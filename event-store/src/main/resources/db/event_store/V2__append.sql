-- Appends many callers' events in one statement; the arguments are columns, one row an event.
--
--   appends              the number of the append that an event belongs to
--   firsts               whether it is the first of its stream in its append
--   guard_*              the streams that decisions read, and the sequence they read them at; for
--                        an append over several streams, also those that it writes
--   guarded, guards      which append relies on which guard (by its place, from 1)
--
-- Returns a row for each append that was written. One that is missing met a conflict: a stream has
-- moved on, or its events are stored already. All of an append is written, or nothing of it.
--
-- No append of a statement may read or write a stream that an earlier one of it writes: the guards
-- are checked before anything is inserted. The Appender leaves such an append for the next one.
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
    guards              integer[]
) returns table (append integer, first_position bigint, stored_at timestamptz)
    language plpgsql
    volatile
    security definer
    set search_path = event_store, pg_temp
    -- A plan made while the tables were empty would read them whole for the life of a connection.
    set plan_cache_mode = force_generic_plan
    set enable_seqscan = off
as
$$
#variable_conflict use_column
declare
    refused integer[] := '{}';
    written bigint[];
    stamp   timestamptz;
    base    bigint;
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'append needs read committed, not %',
            current_setting('transaction_isolation') using errcode = 'active_sql_transaction';
    end if;

    -- Alone and first: the statements below must take their snapshots after the lock is held.
    -- Under it positions are in commit order, so a reader at position > n misses nothing.
    perform pg_advisory_xact_lock(1383030892, 1);

    if cardinality(guarded) > 0 then
        -- What decisions read must still stand.
        select coalesce(array_agg(distinct reliance.append), '{}')
        into refused
        from unnest(guard_aggregate_ids, guard_sequences)
                 with ordinality as guard (aggregate_id, sequence, n)
        join unnest(guarded, guards) as reliance (append, guard) on reliance.guard = guard.n
        where guard.sequence <> coalesce((
            select stored.sequence
            from events stored
            where stored.aggregate_id = guard.aggregate_id
            order by stored.sequence desc
            limit 1), 0);

        -- A repeat of an append over several streams must not write half of itself.
        select refused || coalesce(array_agg(event.append), '{}')
        into refused
        from unnest(appends, ids, aggregate_ids) as event (append, id, aggregate_id)
        where event.append in (
            select several.append
            from unnest(appends, firsts) as several (append, first)
            where several.first
            group by several.append
            having count(*) > 1)
        and (select true
             from events stored
             where stored.id = event.id
             and stored.aggregate_id = event.aggregate_id);
    end if;

    stamp := greatest(
        clock_timestamp(),
        (select stored.timestamp from events stored order by stored.position desc limit 1));
    base := nextval('event_position');
    perform setval('event_position', base + cardinality(ids) - 1);

    with started as (
        insert into events (
            id, type, aggregate_id, data, timestamp, metadata, version, sequence, position)
        select event.id, event.type, event.aggregate_id, event.data::jsonb, stamp,
               event.metadata::jsonb, event.version, event.sequence, base + event.n - 1
        from unnest(appends, firsts, ids, types, aggregate_ids, data, metadata, versions, sequences)
                 with ordinality as event (append, first, id, type, aggregate_id, data, metadata,
                                           version, sequence, n)
        where event.first
        and event.append <> all (refused)
        and (event.sequence = 1
             or (select true
                 from events stored
                 where stored.aggregate_id = event.aggregate_id
                 and stored.sequence = event.sequence - 1))
        on conflict do nothing
        returning position)
    -- By position, and not by id: only (id, aggregate_id) is unique.
    select coalesce(array_agg(started.position), '{}') into written from started;

    if false = any (firsts) then
        insert into events (
            id, type, aggregate_id, data, timestamp, metadata, version, sequence, position)
        select event.id, event.type, event.aggregate_id, event.data::jsonb, stamp,
               event.metadata::jsonb, event.version, event.sequence, base + event.n - 1
        from unnest(appends, firsts, ids, types, aggregate_ids, data, metadata, versions, sequences)
                 with ordinality as event (append, first, id, type, aggregate_id, data, metadata,
                                           version, sequence, n)
        where not event.first
        and event.append in (
            select started.append
            from unnest(appends) with ordinality as started (append, n)
            where base + started.n - 1 = any (written));
    end if;

    return query
        select event.append, base + min(event.n) - 1, stamp
        from unnest(appends) with ordinality as event (append, n)
        where base + event.n - 1 = any (written)
        group by event.append;
end
$$;

revoke execute on function event_store.append from public;
grant execute on function event_store.append to rollcall_commands;
