package dev.rollcall.projector.console;

import dev.rollcall.eventstore.AdvisoryLock;
import dev.rollcall.projector.database.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/// A few connections to the database of the views, for threads that wait for its answers.
final class Database implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int CONNECTIONS = 4;

    private static final String ALONE =
            "select pg_try_advisory_lock(%s) as alone".formatted(AdvisoryLock.WHAT_IF.key());

    private final Vertx vertx;
    private final Pool pool;
    private final SqlConnection held;

    private Database(Vertx vertx, Pool pool, SqlConnection held) {
        this.vertx = vertx;
        this.pool = pool;
        this.held = held;
    }

    static Database open(PgConnectOptions options, String url) {
        var vertx = Vertx.vertx();
        var pool =
                PgBuilder.pool()
                        .using(vertx)
                        .connectingTo(options)
                        .with(new PoolOptions().setMaxSize(CONNECTIONS))
                        .build();
        try {
            return new Database(vertx, pool, await(pool.getConnection()));
        } catch (RuntimeException failure) {
            await(vertx.close());
            throw new RefusedException(
                    Console.NO_PROJECTOR,
                    "the database at %s cannot be reached: %s"
                            .formatted(url.replaceAll("//[^@/]*@", "//"), reason(failure)));
        }
    }

    private static String reason(RuntimeException failure) {
        return failure instanceof CompletionException wrapped
                ? wrapped.getCause().getMessage()
                : failure.getMessage();
    }

    /// One at a time may write to what candidates are tried in. Freed with the session, whatever
    /// becomes of this process.
    boolean isAlone() {
        return await(held.query(ALONE).execute()).iterator().next().getBoolean("alone");
    }

    Transactions transactions() {
        return new Transactions(pool, () -> PATIENCE);
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }

    @Override
    public void close() {
        await(held.close().onFailure().recoverWithNull());
        await(pool.close());
        await(vertx.close());
    }
}
