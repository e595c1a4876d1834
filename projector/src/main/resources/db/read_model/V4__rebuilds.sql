-- Views that are built again beside the ones that are read, and take their place when they are complete.

-- The rebuild of each view that is under way, or was last. Each step of it is one transaction of any pod, which
-- holds the row shared and, while filling, one of its parts; so pods may come and go.
create table read_model.rebuilds (
    projection     varchar     not null references read_model.projections,
    place          varchar     not null check (place in ('read_model_next', 'read_model_what_if')),
    version        integer     not null,
    epoch          bigint      not null,
    phase          varchar     not null check (phase in (
        'filling', 'catching_up', 'waiting', 'swapping', 'settling', 'done', 'aborted')),
    swap           varchar     not null check (swap in ('auto', 'when_equal', 'manual')),
    requested_by   varchar     not null,
    requested_at   timestamptz not null default clock_timestamp(),
    phase_since    timestamptz not null default clock_timestamp(),
    ended_by       varchar,
    -- Up to here everything is in the new tables. While they are filled: what the log held when that began.
    position       bigint      not null,
    -- How many events filling has to read, by a sample; how many were read.
    events_about   bigint      not null,
    events         bigint      not null default 0,
    -- How many of the new rows differ from the live ones, and which: null until they are compared.
    differences    bigint,
    comparison     jsonb,
    primary key (projection, place)
);

-- Filling reads streams in the order of their ids; each part is a range of those, up to `until` (not included).
-- Everything of it up to (aggregate_id, sequence) is in the new tables.
create table read_model.rebuild_parts (
    projection   varchar not null,
    place        varchar not null,
    part         integer not null,
    until        varchar,
    aggregate_id varchar not null,
    sequence     bigint  not null default 0,
    events       bigint  not null default 0,
    is_done      boolean not null default false,
    primary key (projection, place, part),
    foreign key (projection, place) references read_model.rebuilds
);

-- What the new tables lack because it could not be applied. Becomes dead letters when they go live.
create table read_model.rebuild_poison (
    projection   varchar not null,
    place        varchar not null,
    aggregate_id varchar not null,
    event_id     uuid    not null,
    cause        varchar not null,
    message      varchar not null,
    primary key (projection, place, aggregate_id),
    foreign key (projection, place) references read_model.rebuilds
);

create schema read_model_next;
create schema read_model_what_if;
grant usage on schema read_model_next, read_model_what_if to rollcall_projector;
alter default privileges in schema read_model_next, read_model_what_if
    grant select, insert, update, delete on tables to rollcall_projector;
alter default privileges in schema read_model_next
    grant select on tables to rollcall_api;

-- Tables are made, moved and dropped by their owner, for the projector, which may do no more than this.

-- Empty tables like the live ones, with the same keys and indexes from the beginning: what an index refuses has to be
-- found while it can still be told apart.
create function read_model.make_tables(place text, variadic tables text[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    name text;
    item record;
begin
    perform read_model.drop_tables(place, variadic tables);
    foreach name in array tables loop
        execute format(
            'create table %I.%I (like read_model.%I including all excluding indexes)', place, name, name);
        for item in
            select conname, pg_get_constraintdef(oid) as definition
            from pg_constraint
            where conrelid = format('read_model.%I', name)::regclass
            and contype in ('p', 'u')
        loop
            execute format('alter table %I.%I add constraint %I %s', place, name, item.conname, item.definition);
        end loop;
        for item in
            select pg_get_indexdef(indexrelid) as definition
            from pg_index
            where indrelid = format('read_model.%I', name)::regclass
            and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u'))
        loop
            execute replace(
                item.definition, format(' ON read_model.%I ', name), format(' ON %I.%I ', place, name));
        end loop;
    end loop;
end
$$;

-- Filled in one go, they have no statistics yet.
create function read_model.analyze_tables(place text, variadic tables text[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    name text;
begin
    foreach name in array tables loop
        execute format('analyze %I.%I', place, name);
    end loop;
end
$$;

create function read_model.drop_tables(place text, variadic tables text[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    name text;
begin
    if place not in ('read_model_next', 'read_model_what_if') then
        raise exception 'tables of % are not dropped', place;
    end if;
    foreach name in array tables loop
        execute format('drop table if exists %I.%I', place, name);
    end loop;
end
$$;

-- The new tables take the live ones' place. What depends on a table follows the table and not its name: so foreign
-- keys to it and from it, and SQL views over it, are made anew. Keys are not checked against the rows that stand;
-- settle_references does that later, without a lock that readers would notice.
create function read_model.go_live(variadic tables text[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    relations oid[] := array(select format('read_model.%I', t)::regclass::oid from unnest(tables) as t);
    views text[] := '{}';
    keys text[] := '{}';
    item record;
    statement text;
begin
    for item in
        with recursive dependents (oid, depth) as (
            select r.ev_class, 1
            from pg_depend d
            join pg_rewrite r on r.oid = d.objid
            where d.classid = 'pg_rewrite'::regclass
            and d.refobjid = any (relations)
            and r.ev_class <> all (relations)
            union
            select r.ev_class, dependents.depth + 1
            from dependents
            join pg_depend d on d.refobjid = dependents.oid
            join pg_rewrite r on r.oid = d.objid
            where d.classid = 'pg_rewrite'::regclass
            and r.ev_class <> dependents.oid)
        select oid, max(depth) as depth
        from dependents
        group by oid
        order by depth desc
    loop
        views := format('create view %s as %s', item.oid::regclass, pg_get_viewdef(item.oid)) || views;
        execute format('drop view %s', item.oid::regclass);
    end loop;

    for item in
        select conname, conrelid::regclass as relation, pg_get_constraintdef(oid) as definition
        from pg_constraint
        where contype = 'f'
        and (conrelid = any (relations) or confrelid = any (relations))
    loop
        keys := keys || format(
            'alter table %s add constraint %I %s not valid',
            item.relation, item.conname, replace(item.definition, ' NOT VALID', ''));
        execute format('alter table %s drop constraint %I', item.relation, item.conname);
    end loop;

    foreach statement in array tables loop
        execute format('drop table read_model.%I', statement);
        execute format('alter table read_model_next.%I set schema read_model', statement);
    end loop;
    foreach statement in array keys || views loop
        execute statement;
    end loop;
end
$$;

create function read_model.settle_references() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    key record;
begin
    for key in
        select conname, conrelid::regclass as relation
        from pg_constraint
        where contype = 'f'
        and not convalidated
        and connamespace = 'read_model'::regnamespace
    loop
        execute format('alter table %s validate constraint %I', key.relation, key.conname);
    end loop;
end
$$;

revoke execute on function
    read_model.make_tables, read_model.analyze_tables, read_model.drop_tables, read_model.go_live,
    read_model.settle_references
from public;
grant execute on function
    read_model.make_tables, read_model.analyze_tables, read_model.drop_tables, read_model.go_live,
    read_model.settle_references
to rollcall_projector;
