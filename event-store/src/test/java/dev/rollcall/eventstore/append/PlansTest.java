package dev.rollcall.eventstore.append;

import static dev.rollcall.eventstore.append.Appends.append;
import static dev.rollcall.eventstore.append.Appends.await;
import static dev.rollcall.eventstore.append.Appends.event;
import static dev.rollcall.eventstore.append.Appends.having;
import static dev.rollcall.eventstore.append.Appends.newStream;
import static dev.rollcall.eventstore.append.Appends.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.eventstore.StoreDatabase;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.pgclient.PgConnection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Connections live long, and the first ones are opened while the tables are empty: known to be
/// empty once they were vacuumed, so that reading them whole looks cheapest.
class PlansTest {

    private static final String VACUUM = "vacuum analyze event_store.events";

    private static final String SEQUENTIAL_SCANS =
            """
            select sum(seq_scan) from pg_stat_user_tables
            where schemaname = 'event_store' and relname like 'events%'
            """;

    @Test
    void a_connection_opened_on_an_empty_store_never_reads_the_store_whole() throws SQLException {
        try (var database = StoreDatabase.create()) {
            database.execute(VACUUM);
            var pool = database.pool(1);
            appendAllKinds(pool);
            long before = sequentialScans(database, pool);

            for (int n = 0; n < 20; n++) {
                appendAllKinds(pool);
            }

            assertThat(sequentialScans(database, pool)).isEqualTo(before);
        }
    }

    /// A plan for given values would be made anew by each of the first appends.
    @Test
    void the_first_plan_of_a_check_serves_every_append_that_follows() throws SQLException {
        try (var database = StoreDatabase.create()) {
            showPlans(database);
            database.execute(VACUUM);
            var connection = await(database.pool(1).getConnection());
            List<String> plans = Collections.synchronizedList(new ArrayList<>());
            ((PgConnection) connection.getDelegate())
                    .noticeHandler(notice -> plans.add(notice.getMessage()));

            appendAllKinds(connection);

            assertThat(plans)
                    .filteredOn(plan -> plan.contains("event_store.events_0 stored_1"))
                    .hasSizeGreaterThanOrEqualTo(4)
                    .allMatch(plan -> plan.contains("Function Call: unnest($"))
                    .noneMatch(plan -> plan.contains("Function Call: unnest('"));
        }
    }

    /// One stream, several streams, a second event, a stream that was read, a repeat.
    private static void appendAllKinds(SqlClient client) {
        var team = newStream();
        send(client, append(event(team, 1), event(newStream(), 1)));
        send(client, append(event(team, 2), event(team, 3)));
        var relying = having(append(event(newStream(), 1)), team, 3);
        send(client, relying);
        send(client, relying);
    }

    private static long sequentialScans(StoreDatabase database, Pool pool) throws SQLException {
        await(pool.query("select pg_stat_force_next_flush()").execute());
        await(pool.query("select 1").execute());
        return database.number(SEQUENTIAL_SCANS);
    }

    /// From now on every statement's plan comes as a notice, also those inside of functions.
    private static void showPlans(StoreDatabase database) throws SQLException {
        database.execute(
                """
                do $$
                declare
                    setting varchar;
                begin
                    foreach setting in array array['session_preload_libraries = auto_explain',
                                                   'auto_explain.log_min_duration = 0',
                                                   'auto_explain.log_nested_statements = on',
                                                   'auto_explain.log_verbose = on',
                                                   'auto_explain.log_level = notice'] loop
                        execute format('alter database %I set %s', current_database(), setting);
                    end loop;
                end
                $$
                """);
    }
}
