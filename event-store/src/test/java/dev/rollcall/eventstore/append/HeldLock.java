package dev.rollcall.eventstore.append;

import static org.awaitility.Awaitility.await;

import dev.rollcall.eventstore.AdvisoryLock;
import dev.rollcall.eventstore.StoreDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/// Holds the lock that every append takes first, so that the test says what waits and for how long.
final class HeldLock implements AutoCloseable {

    private static final String WAITING =
            """
            from pg_locks
            where locktype = 'advisory'
            and not granted
            and database = (select oid from pg_database where datname = current_database())
            """;

    private final StoreDatabase database;
    private final Connection holder;

    HeldLock(StoreDatabase database) throws SQLException {
        this.database = database;
        this.holder = database.connect(StoreDatabase.ADMINISTRATOR);
        try (var statement = holder.createStatement()) {
            statement.execute("select pg_advisory_lock(%s)".formatted(AdvisoryLock.APPEND.key()));
        }
    }

    static void awaitWaiting(StoreDatabase database, int statements) {
        await().atMost(Appends.PATIENCE)
                .until(() -> database.number("select count(*) " + WAITING) == statements);
    }

    void awaitWaiting(int statements) {
        awaitWaiting(database, statements);
    }

    /// Puts a statement of the appender in flight, which waits here: what comes now shares the
    /// next.
    void occupy(Appender appender) {
        appender.append(Appends.append(Appends.event(Appends.newStream(), 1)))
                .subscribe()
                .with(_ -> {});
        awaitWaiting(1);
    }

    /// Kills the backends of all statements that wait.
    void killWaiting() throws SQLException {
        database.execute("select pg_terminate_backend(pid) " + WAITING);
    }

    @Override
    public void close() throws SQLException {
        holder.close();
    }
}
