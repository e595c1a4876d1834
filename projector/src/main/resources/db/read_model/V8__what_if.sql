-- A candidate may have columns that the live tables do not have yet: its migration is not deployed. What it is tried in
-- gets them, too.
create function read_model.add_what_if_columns(tables text[], names text[], types text[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    name text;
    n integer;
begin
    foreach name in array tables loop
        for n in 1 .. cardinality(names) loop
            if types[n] not in ('text', 'bigint', 'uuid', 'timestamptz', 'date', 'jsonb') then
                raise exception 'no column is of type %', types[n];
            end if;
            execute format(
                'alter table read_model_what_if.%I add column %I %s', name, names[n], types[n]);
        end loop;
    end loop;
end
$$;

revoke execute on function read_model.add_what_if_columns from public;
grant execute on function read_model.add_what_if_columns to rollcall_projector;
