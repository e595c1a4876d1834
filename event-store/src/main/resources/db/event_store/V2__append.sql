-- Appends many callers' events in one statement; the arguments are columns, one row an event.
--
--   appends              the number of the append that an event belongs to, from 0, ascending
--   firsts               whether it is the first of its stream in its append
--   guard_*              the streams that decisions read, and the sequence they read them at
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

-- Which appends rely on streams that have moved on, or go on from where none stands.
create function event_store.refusals(
    appends             integer[],
    firsts              boolean[],
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

    if 1 <> any (sequences) then
        -- A stream that goes on must stand where the append goes on from.
        refused := refused || array(
            select event.append
            from unnest(appends, firsts, aggregate_ids, sequences)
                     as event (append, first, aggregate_id, sequence)
            where event.first
            and event.sequence > 1
            and event.sequence - 1 is distinct from (
                select stored.sequence
                from event_store.events stored
                where stored.aggregate_id = event.aggregate_id
                order by stored.sequence desc
                limit 1));
    end if;

    return refused;
end
$$;

-- Which appends would begin a stream that has begun, or hold an event that is stored.
create function event_store.repeats(
    appends       integer[],
    firsts        boolean[],
    ids           uuid[],
    aggregate_ids varchar[],
    sequences     bigint[]
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
        from unnest(appends, firsts, ids, aggregate_ids, sequences)
                 as event (append, first, id, aggregate_id, sequence)
        where (event.first
               and (select true
                    from event_store.events stored
                    where stored.aggregate_id = event.aggregate_id
                    and stored.sequence = event.sequence))
        or (select true
            from event_store.events stored
            where stored.id = event.id
            and stored.aggregate_id = event.aggregate_id));
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
    data                jsonb[],
    metadata            jsonb[],
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
    again         integer[];
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
            appends, firsts, aggregate_ids, sequences,
            guard_aggregate_ids, guard_sequences, guarded, guards);
    end if;

    first_position := nextval('event_position');
    last_position := setval('event_position', first_position + events_given - 1);
    stamp := setval('last_stamp', greatest(
        (extract(epoch from clock()) * 1000000)::bigint, nextval('last_stamp') - 1));
    stored_at := 'epoch'::timestamptz + stamp * interval '1 microsecond';

    -- What cannot be told by a look at streams that go on is left to the unique keys: asking them
    -- for every event (or `on conflict do nothing`, which does) costs a fifth of the insert.
    loop
        begin
            insert into events (
                id, type, aggregate_id, data, timestamp, metadata, version, sequence, position)
            select event.id, event.type, event.aggregate_id, event.data, append.stored_at,
                   event.metadata, event.version, event.sequence,
                   append.first_position + event.n - 1
            from unnest(appends, ids, types, aggregate_ids, data, metadata, versions, sequences)
                     with ordinality as event (append, id, type, aggregate_id, data, metadata,
                                               version, sequence, n)
            where event.append <> all (append.refused);
            exit;
        exception
            when unique_violation then
                again := repeats(appends, firsts, ids, aggregate_ids, sequences);
                if again <@ refused then
                    raise; -- the arguments themselves hold something twice
                end if;
                refused := refused || again;
        end;
    end loop;

    if cardinality(refused) > 0 then
        standing := standing(refused, appends, aggregate_ids);
    end if;
end
$$;

revoke execute on all functions in schema event_store from public;
grant execute on function event_store.append to rollcall_commands;
