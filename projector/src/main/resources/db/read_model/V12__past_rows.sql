-- A table's rows as they stood. One that has not changed since the moment is the live row, and the history is not looked at.
-- Of any other it is the last version that had begun: versions follow one another without a gap. They are read from the newest
-- on until then. `fixed` as before.
create or replace function read_model.make_past_of_table(name text, history text, variadic fixed text[]) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    stands constant text := 'coalesce(u.position <= $1, u.updated_at <= $2)';
    types text;
    columns text;
    now_columns text;
    then_columns text;
begin
    select string_agg(format('%I %s', attname, format_type(atttypid, atttypmod)), ', ' order by attnum),
           string_agg(
               format('%s.%I', case when attname = any (fixed) then 'u' else 'h' end, attname),
               ', ' order by attnum),
           string_agg(format('u.%I', attname), ', ' order by attnum),
           string_agg(format('v.%I', attname), ', ' order by attnum)
    into types, columns, now_columns, then_columns
    from pg_attribute
    where attrelid = format('read_model.%I', history)::regclass
    and attnum > 0
    and not attisdropped
    and attname not like 'valid\_%';
    execute format('drop function if exists read_model.%I(bigint, timestamptz)', name);
    execute format(
        $function$
        create function read_model.%1$I(at_position bigint, at_time timestamptz) returns table (%2$s)
        language sql stable
        as $body$
            select %3$s
            from read_model.%1$I u
            cross join lateral (
                select %7$s
                where %6$s
                union all
                select *
                from (
                    select %8$s
                    from read_model.%4$I v
                    where not %6$s
                    and v.%5$I = u.%5$I
                    and (v.valid_from_position <= $1 or v.valid_from <= $2)
                    order by v.sequence desc
                    limit 1) v) h
            where u.created_at <= coalesce($2, (select read_model.time_at($1)))
        $body$
        $function$,
        name, types, columns, history, fixed[1], stands, now_columns, then_columns);
end
$$;

select read_model.make_past_of_table('teams', 'team_history', 'team_id');
select read_model.make_past_of_table(
    'status_updates', 'status_update_history', 'update_id',
    'team_id', 'author', 'slack_workspace', 'slack_user', 'created_at');
select read_model.make_past_of_table(
    'polls', 'poll_history', 'poll_id',
    'team_id', 'opened_position', 'opened_at', 'day', 'created_at');
select read_model.make_past_of_table(
    'blockers', 'blocker_history', 'update_id',
    'team_id', 'author', 'slack_workspace', 'slack_user', 'created_at');
select read_model.make_past_of_table(
    'streak_updates', 'streak_update_history', 'update_id',
    'team_id', 'author', 'slack_workspace', 'slack_user', 'created_at');
