package dev.rollcall.bench.query;

import dev.rollcall.bench.Database;
import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.time.Duration;

/// Reads a statement's text off the server. PostgreSQL shows only what a connection was asked last,
/// and the api's are asked other things in between: so a lock on its table holds the statement up
/// while it is looked for.
record HeldStatement(Database database, String table) {

    private static final Duration PAUSE = Duration.ofMillis(20);

    /// The api gives a statement up after ten seconds.
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /// What `query` has the server do, of which the text holds `mark`.
    String of(Uni<?> query, String mark) throws SQLException, InterruptedException {
        try (var holder = database.connect();
                var lock = holder.createStatement()) {
            holder.setAutoCommit(false);
            lock.execute("lock table %s in access exclusive mode".formatted(table));
            var answer = query.subscribeAsCompletionStage();
            var statement = waiting(mark);
            holder.rollback();
            answer.join();
            return statement;
        }
    }

    private String waiting(String mark) throws SQLException, InterruptedException {
        long start = System.nanoTime();
        var statement = "";
        while (statement.isEmpty()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException("no statement with '%s' came".formatted(mark));
            }
            Thread.sleep(PAUSE);
            statement =
                    database.ask(
                            """
            select coalesce(max(query), '')
            from pg_stat_activity
            where wait_event_type = 'Lock' and query like '%%%s%%'
            """
                                    .formatted(mark));
        }
        return statement;
    }
}
