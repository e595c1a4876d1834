-- The words of what people say, in the language of rollcall.search.language. Runs again when that changes, and makes
-- the indexes anew; readers wait only for the end of it.

do $search$
declare
    language regconfig;
    place text;
    name text;
begin
    select oid::regconfig
    into language
    from pg_ts_config
    where cfgname = lower('${search_language}')
    and pg_ts_config_is_visible(oid);
    if language is null then
        raise warning 'PostgreSQL knows no text search configuration %: rollcall.search.language is simple.',
            '${search_language}';
        language := 'pg_catalog.simple';
    end if;

    -- No more of it than fits into a tsvector, whatever it is.
    execute format($$
        create function read_model.next_words(content text) returns tsvector
        language sql immutable parallel safe
        return pg_catalog.to_tsvector(%L::pg_catalog.regconfig, pg_catalog."left"(content, 50000))
    $$, language);

    foreach place in array array['read_model', 'read_model_next', 'read_model_what_if'] loop
        foreach name in array array['status_updates', 'status_update_history'] loop
            if to_regclass(format('%I.%I', place, name)) is not null then
                execute format(
                    'create index %I on %I.%I using gin (read_model.next_words(content))',
                    'next_' || name || '_words', place, name);
            end if;
        end loop;
    end loop;

    -- Indexes go with it.
    drop function if exists read_model.words(text) cascade;
    alter function read_model.next_words(text) rename to words;
    foreach place in array array['read_model', 'read_model_next', 'read_model_what_if'] loop
        foreach name in array array['status_updates', 'status_update_history'] loop
            execute format(
                'alter index if exists %I.%I rename to %I', place, 'next_' || name || '_words', name || '_words');
        end loop;
    end loop;

    execute format($$
        create or replace function read_model.search(words text) returns tsquery
        language sql immutable parallel safe
        return pg_catalog.websearch_to_tsquery(%L::pg_catalog.regconfig, words)
    $$, language);

    -- Fragments are parted by U+0003, what was looked for stands between U+0001 and U+0002. Nobody can have written those:
    -- they are taken out first.
    execute format($$
        create or replace function read_model.fragments(content text, search tsquery) returns text
        language sql immutable parallel safe cost 10000
        return pg_catalog.ts_headline(
            %L::pg_catalog.regconfig,
            pg_catalog.translate(pg_catalog."left"(content, 50000), E'\x01\x02\x03', ''),
            search,
            E'StartSel=\x01, StopSel=\x02, FragmentDelimiter=\x03, MaxFragments=3, MaxWords=20, MinWords=5')
    $$, language);
end
$search$;

grant execute on function read_model.words, read_model.search, read_model.fragments
to rollcall_projector, rollcall_api;
