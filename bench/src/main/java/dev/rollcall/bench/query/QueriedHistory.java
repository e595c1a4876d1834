package dev.rollcall.bench.query;

import dev.rollcall.bench.Database;
import dev.rollcall.bench.Indexes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/// What the api reads, as if ten teams had said and edited things for long: each update has the
/// same number of versions, a tenth of a second from one to the next.
///
/// The search's indexes are left out: no query here reads them, and filling them takes longer than
/// all the rest.
record QueriedHistory(Database database, int updates, int versions) {

    static final int TEAMS = 10;

    private static final int AT_ONCE = 50_000;
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration TICK = Duration.ofMillis(100);

    private static final List<String> TABLES =
            List.of("read_model.status_updates", "read_model.status_update_history");

    private static final String WORDS =
            "drop index read_model.status_updates_words, read_model.status_update_history_words";

    private static final String STANDS =
            """
            insert into read_model.status_updates (
                update_id, team_id, content, answers, author, slack_workspace, slack_user,
                created_at, updated_at, sequence, position, event_id)
            select update_id, team_id, content, answers, author, slack_workspace, slack_user,
                created_at, updated_at, sequence, position, event_id
            from read_model.status_update_history
            where valid_to_position is null
            """;

    private static final String FED =
            """
            insert into read_model.changes (
                epoch, projection, kind, aggregate_id, sequence, position, event_id, event_type,
                team_id, row)
            select 1, 'status_updates', 'changed', update_id, sequence, position, event_id,
                'StatusUpdateEdited', team_id, to_jsonb(stands) - 'position' - 'event_id'
            from read_model.status_updates as stands
            where position > (select max(position) from read_model.status_updates) - 10000
            order by position
            """;

    private static final String COMPLETE =
            """
            insert into read_model.projections (
                name, live_version, epoch, watermark, complete_until)
            select name, 1, 1, max(position), max(updated_at) + interval '1 day'
            from unnest(array['teams', 'status_updates']) as name, read_model.status_updates
            group by name
            """;

    void fill() throws SQLException {
        database.migrate("event_store", "read_model");
        database.execute(WORDS);
        register();
        for (var table : TABLES.reversed()) {
            var indexes = Indexes.of(database, table);
            indexes.drop();
            if (table.endsWith("history")) {
                say();
            } else {
                database.execute(STANDS);
            }
            indexes.build();
        }
        database.execute(FED);
        database.execute(COMPLETE);
        database.execute("vacuum (analyze)");
        database.execute("checkpoint");
    }

    private void register() throws SQLException {
        database.execute(
                """
            insert into read_model.teams (
                team_id, name, created_at, updated_at, sequence, position, event_id)
            select md5('team ' || n)::uuid, 'Team ' || n, timestamptz '2026-01-01',
                timestamptz '2026-01-01', 1, 1, gen_random_uuid()
            from generate_series(0, %d - 1) as n
            """
                        .formatted(TEAMS));
    }

    private void say() throws SQLException {
        for (int n = 0; n < updates; n += AT_ONCE) {
            database.execute(said(n, Math.min(n + AT_ONCE, updates) - 1));
        }
    }

    private String said(int first, int last) {
        return """
            insert into read_model.status_update_history (
                update_id, team_id, content, answers, author, slack_workspace, slack_user,
                created_at, updated_at, sequence, position, event_id,
                valid_from_position, valid_to_position, valid_from, valid_to)
            select md5('update ' || n)::uuid, md5('team ' || n %% %1$d)::uuid, content,
                jsonb_build_array(
                    jsonb_build_object('question', 'What did you do?', 'answer', content)),
                'author ' || n %% 500, 'T0LOCAL', 'U' || n %% 500,
                moment - (version - 1) * tick, moment, version, position, gen_random_uuid(),
                position, case when version < %2$d then position + 1 end,
                moment, case when version < %2$d then moment + tick end
            from generate_series(%3$d, %4$d) as n,
                generate_series(1, %2$d) as version,
                lateral (select n::bigint * %2$d + version as position) as place,
                lateral (select interval '%5$d milliseconds' as tick) as clock,
                lateral (select timestamptz '%6$s' + position * tick as moment) as time,
                lateral (select 'Finished the import, reviewing alerts next ' || version
                    as content) as said
            """
                .formatted(TEAMS, versions, first, last, TICK.toMillis(), BEGINNING);
    }

    /// Some updates, spread over all of them.
    List<String> ids(int count) throws SQLException {
        return List.of(
                database.ask(
                                """
            select string_agg(update_id::text, ' ')
            from (select update_id from read_model.status_updates order by update_id limit %d) as spread
            """
                                        .formatted(count))
                        .split(" "));
    }

    List<String> teams() throws SQLException {
        return List.of(
                database.ask("select string_agg(team_id::text, ' ') from read_model.teams")
                        .split(" "));
    }

    /// So many, from after a tenth of the history to its end.
    List<Instant> moments(int count) {
        long positions = (long) updates * versions;
        return IntStream.range(0, count)
                .mapToLong(n -> positions / 10 + positions * 9 / 10 * n / count)
                .mapToObj(position -> BEGINNING.plus(TICK.multipliedBy(position)))
                .toList();
    }
}
