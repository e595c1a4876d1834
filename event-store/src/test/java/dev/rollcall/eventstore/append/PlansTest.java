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
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// Connections live long, and the first ones are opened while the tables are empty.
class PlansTest {

    private static final String SEQUENTIAL_SCANS =
            """
            select sum(seq_scan) from pg_stat_user_tables
            where schemaname = 'event_store' and relname like 'events%'
            """;

    @Test
    void a_connection_opened_on_an_empty_store_never_reads_the_store_whole() throws SQLException {
        try (var database = StoreDatabase.create()) {
            var pool = database.pool(1);
            appendAllKinds(pool);
            long before = sequentialScans(database, pool);

            for (int n = 0; n < 20; n++) {
                appendAllKinds(pool);
            }

            assertThat(sequentialScans(database, pool)).isEqualTo(before).isZero();
        }
    }

    /// One stream, several streams, a second event, a stream that was read.
    private static void appendAllKinds(Pool pool) {
        var team = newStream();
        send(pool, append(event(team, 1), event(newStream(), 1)));
        send(pool, append(event(team, 2), event(team, 3)));
        send(pool, having(append(event(newStream(), 1)), team, 3));
    }

    private static long sequentialScans(StoreDatabase database, Pool pool) throws SQLException {
        await(pool.query("select pg_stat_force_next_flush()").execute());
        await(pool.query("select 1").execute());
        return database.number(SEQUENTIAL_SCANS);
    }
}
