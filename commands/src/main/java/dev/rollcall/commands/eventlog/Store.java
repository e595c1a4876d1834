package dev.rollcall.commands.eventlog;

import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.eventstore.read.Selection;
import dev.rollcall.eventstore.read.StoredEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletionException;

/// One connection to the event store, for a thread that waits for its answers.
final class Store implements AutoCloseable {

    private static final int AHEAD = 256;

    private final Vertx vertx;
    private final PgConnection connection;
    private final EventReader reader;

    private Store(Vertx vertx, PgConnection connection) {
        this.vertx = vertx;
        this.connection = connection;
        this.reader = new EventReader(connection);
    }

    static Store open(PgConnectOptions options, String url) {
        var vertx = Vertx.vertx();
        try {
            var prepared = new PgConnectOptions(options).setCachePreparedStatements(true);
            return new Store(vertx, await(PgConnection.connect(vertx, prepared)));
        } catch (RuntimeException failure) {
            await(vertx.close());
            throw new RefusedException(
                    EventLog.NO_STORE,
                    "the event store at %s cannot be reached: %s"
                            .formatted(withoutPassword(url), reason(failure)));
        }
    }

    private static String reason(RuntimeException failure) {
        return failure instanceof CompletionException wrapped
                ? wrapped.getCause().getMessage()
                : failure.getMessage();
    }

    private static String withoutPassword(String url) {
        return url.replaceAll("//[^@/]*@", "//");
    }

    /// At most a page of it is in memory.
    Iterable<StoredEvent> read(Selection selection) {
        return reader.readStored(selection)
                .subscribe()
                .asIterable(AHEAD, () -> new ArrayBlockingQueue<>(AHEAD));
    }

    long head() {
        return await(reader.head());
    }

    long epoch() {
        return await(reader.epoch());
    }

    RowSet<Row> query(String sql, Object... arguments) {
        return await(connection.preparedQuery(sql).execute(Tuple.from(arguments)));
    }

    /// All of what `work` does, or nothing of it.
    void inTransaction(Runnable work) {
        var transaction = await(connection.begin());
        try {
            work.run();
        } catch (RuntimeException failure) {
            await(transaction.rollback());
            throw failure;
        }
        await(transaction.commit());
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().indefinitely();
    }

    @Override
    public void close() {
        await(connection.close().onFailure().recoverWithNull());
        await(vertx.close());
    }
}
