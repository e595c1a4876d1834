package dev.rollcall.bench.append;

import dev.rollcall.bench.Pgbench;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// The baseline: pgbench inserts rows into the same table, the same number in each transaction, and
/// checks nothing.
///
/// @param rows in each transaction
record Inserts(Pgbench pgbench, int rows) {

    static Inserts into(BenchStore store, int rows) throws IOException {
        var script = List.of(insert(rows));
        return new Inserts(new Pgbench(store.database(), "rollcall_owner", script), rows);
    }

    /// Rows per second of `clients` connections.
    double rate(int clients, Duration time) throws IOException, InterruptedException {
        return rows * pgbench.rate(clients, time);
    }

    private static String insert(int rows) {
        var source = rows == 1 ? "" : "from generate_series(1, %d)".formatted(rows);
        return """
        insert into event_store.events (
            id, type, aggregate_id, data, timestamp, metadata, version, sequence, position)
        select gen_random_uuid(), 'StatusUpdateEdited', gen_random_uuid()::varchar, '%s',
               clock_timestamp(), '%s', 1, 1, nextval('event_store.event_position')
        %s;
        """
                .formatted(BenchStore.DATA, BenchStore.METADATA, source);
    }
}
