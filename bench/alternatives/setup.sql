-- Other ways to store a batch of first events, each a procedure of the same shape as the store's
-- own. They insert what `alternatives.batch` holds, so that making it up is not measured.

set client_min_messages = warning;
drop schema if exists alternatives cascade;
create schema alternatives;

create table alternatives.times (variant varchar, events integer, micros double precision);

create unlogged table alternatives.batch (
    appends integer[], firsts boolean[], ids uuid[], types varchar[], aggregate_ids varchar[],
    data varchar[], metadata varchar[], versions integer[], sequences bigint[], position bigint);

create procedure alternatives.make_batch(events integer) language sql as
$$
    delete from alternatives.batch;
    insert into alternatives.batch
    select array_agg(n - 1), array_agg(true), array_agg(gen_random_uuid()),
           array_agg('StatusUpdateEdited'::varchar), array_agg(gen_random_uuid()::varchar),
           array_agg('{"answers": [{"question": null, "answer": "Finished the import"}]}'::varchar),
           array_agg('{"actor": "ada", "source": "rest", "ip": "127.0.0.1"}'::varchar),
           array_agg(1), array_agg(1::bigint),
           setval('event_store.event_position',
                  nextval('event_store.event_position') + events - 1) - events
    from generate_series(1, events) n;
$$;

-- ---- Statements, into the log itself

create function alternatives.the_function(b alternatives.batch) returns void language plpgsql as
$$
begin
    perform from event_store.append(
        b.appends, b.firsts, b.ids, b.types, b.aggregate_ids, b.data::jsonb[], b.metadata::jsonb[],
        b.versions, b.sequences, '{}', '{}', '{}', '{}');
end
$$;

create procedure alternatives.make_insert(name varchar, target varchar, json_type varchar, ending varchar)
    language plpgsql as
$$
begin
    execute format(
        'create function alternatives.%I(b alternatives.batch) returns void language plpgsql as
         $f$
         begin
             insert into %s (id, type, aggregate_id, data, timestamp, metadata, version, sequence, position)
             select e.id, e.type, e.aggregate_id, e.data::%s, now(), e.metadata::%3$s, e.version,
                    e.sequence, b.position + e.n
             from unnest(b.ids, b.types, b.aggregate_ids, b.data, b.metadata, b.versions, b.sequences)
                      with ordinality
                      as e(id, type, aggregate_id, data, metadata, version, sequence, n)
             %4$s;
         end
         $f$', name, target, json_type, ending);
end
$$;

call alternatives.make_insert('plain insert', 'event_store.events', 'jsonb', '');
call alternatives.make_insert(
    'on conflict do nothing', 'event_store.events', 'jsonb', 'on conflict do nothing');

-- ---- Tables like the log's

create procedure alternatives.make_table(
    name varchar, partitions integer, json_type varchar, indexes varchar[]) language plpgsql as
$$
begin
    execute format(
        'create table alternatives.%I (
             id uuid not null, type varchar not null, aggregate_id varchar not null,
             data %2$s not null, timestamp timestamptz not null, metadata %2$s not null,
             version integer not null check (version > 0),
             sequence bigint not null check (sequence > 0), position bigint not null)
         partition by hash (aggregate_id)', name, json_type);
    for n in 0..partitions - 1 loop
        execute format(
            'create table alternatives.%I partition of alternatives.%I
             for values with (modulus %s, remainder %s)', name || '/' || n, name, partitions, n);
    end loop;
    if 'id' = any (indexes) then
        execute format('alter table alternatives.%I add primary key (id, aggregate_id)', name);
    end if;
    if 'sequence' = any (indexes) then
        execute format('alter table alternatives.%I add unique (aggregate_id, sequence)', name);
    end if;
    if 'position' = any (indexes) then
        execute format('create index on alternatives.%I (position)', name);
    end if;
    call alternatives.make_insert(name, format('alternatives.%I', name), json_type, '');
end
$$;

call alternatives.make_table('8 partitions', 8, 'jsonb', '{id,sequence,position}');
call alternatives.make_table('1 partition', 1, 'jsonb', '{id,sequence,position}');
call alternatives.make_table('4 partitions', 4, 'jsonb', '{id,sequence,position}');
call alternatives.make_table('16 partitions', 16, 'jsonb', '{id,sequence,position}');
call alternatives.make_table('32 partitions', 32, 'jsonb', '{id,sequence,position}');
call alternatives.make_table('JSON', 8, 'json', '{id,sequence,position}');
call alternatives.make_table('text', 8, 'text', '{id,sequence,position}');
call alternatives.make_table('without key (id, aggregate_id)', 8, 'jsonb', '{sequence,position}');
call alternatives.make_table('without (aggregate_id, sequence)', 8, 'jsonb', '{id,position}');
call alternatives.make_table('without (position)', 8, 'jsonb', '{id,sequence}');
call alternatives.make_table('without any index', 8, 'jsonb', '{}');

-- ---- The last stamp

create table alternatives.stamp (last bigint not null);
insert into alternatives.stamp values (0);
create sequence alternatives.stamp_sequence;

create function alternatives."stamp: a sequence"(b alternatives.batch) returns void language plpgsql as
$$
declare
    stamp bigint;
begin
    stamp := setval('alternatives.stamp_sequence', greatest(
        (extract(epoch from clock_timestamp()) * 1000000)::bigint,
        nextval('alternatives.stamp_sequence') - 1));
end
$$;

create function alternatives."stamp: the index on (position)"(b alternatives.batch) returns void
    language plpgsql as
$$
declare
    stamp timestamptz;
begin
    stamp := (select timestamp from event_store.events order by position desc limit 1);
end
$$;

create function alternatives."stamp: a row"(b alternatives.batch) returns void language plpgsql as
$$
begin
    update alternatives.stamp
    set last = greatest((extract(epoch from clock_timestamp()) * 1000000)::bigint, last);
end
$$;

-- ---- Guards: 50 streams that stand, and appends that rely on them

create table alternatives.teams as
    select array_agg(aggregate_id) as ids
    from (select gen_random_uuid()::varchar as aggregate_id from generate_series(1, 50)) t;

insert into event_store.events (
    id, type, aggregate_id, data, timestamp, metadata, version, sequence, position)
select gen_random_uuid(), 'TeamRegistered', team, '{}', now(), '{}', 1, 1,
       nextval('event_store.event_position')
from alternatives.teams, unnest(ids) team;

create function alternatives.heads(given varchar[]) returns integer
    language plpgsql
    set plan_cache_mode = force_generic_plan
    set enable_seqscan = off
as
$$
begin
    return (
        select count(*)
        from unnest(given) team
        where 1 <> coalesce((
            select stored.sequence from event_store.events stored
            where stored.aggregate_id = team
            order by stored.sequence desc limit 1), 0));
end
$$;

create function alternatives."guards: once a batch"(b alternatives.batch) returns void
    language plpgsql as
$$
begin
    perform alternatives.heads((select ids from alternatives.teams));
end
$$;

create function alternatives."guards: per append"(b alternatives.batch) returns void
    language plpgsql as
$$
begin
    perform alternatives.heads((
        select array_agg(teams.ids[1 + n % 50])
        from alternatives.teams, generate_series(1, cardinality(b.ids)) n));
end
$$;

-- ---- The runner: the variants take turns, so that what changes with time meets them all

create procedure alternatives.run(variants varchar[], rounds integer, events integer)
    language plpgsql as
$$
declare
    variant varchar;
    given   alternatives.batch;
    started timestamptz;
begin
    for n in 1..rounds loop
        foreach variant in array variants loop
            call alternatives.make_batch(events);
            select * into given from alternatives.batch;
            started := clock_timestamp();
            execute format('select alternatives.%I($1)', variant) using given;
            insert into alternatives.times
            values (variant, events, extract(epoch from clock_timestamp() - started) * 1000000);
            commit;
        end loop;
    end loop;
end
$$;

-- ---- The append without its lock, to run beside itself

do
$$
begin
    execute replace(
        replace(
            pg_get_functiondef('event_store.append'::regproc),
            'event_store.append(', 'alternatives.append('),
        'locked := pg_advisory_xact_lock(1383030892, 1);', '');
end
$$;
