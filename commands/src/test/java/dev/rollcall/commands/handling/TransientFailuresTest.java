package dev.rollcall.commands.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.local.postgres.LocalPostgres;
import io.smallrye.mutiny.Uni;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the client says of a real server. Its in-flight statements and those that wait or come too
/// late fail in different ways.
class TransientFailuresTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final LocalPostgres postgres = LocalPostgres.start();

    @AfterEach
    void close() {
        vertx.closeAndAwait();
        postgres.close();
    }

    @Test
    void a_connection_that_closes_under_a_statement_passes() throws Exception {
        var connection = connect();
        var closed = new CompletableFuture<Void>();
        connection.closeHandler(() -> closed.complete(null));
        var backend = run(connection, "select pg_backend_pid()").await().atMost(PATIENCE);
        var underWay = run(connection, "select pg_sleep(60)").subscribeAsCompletionStage();
        var waiting = run(connection, "select 1").subscribeAsCompletionStage();

        ProcessHandle.of(backend.iterator().next().getInteger(0)).orElseThrow().destroyForcibly();

        assertThat(failure(underWay)).matches(TransientFailures::isTransient);
        assertThat(failure(waiting)).matches(TransientFailures::isTransient);
        closed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(failure(run(connection, "select 1").subscribeAsCompletionStage()))
                .isInstanceOf(NoStackTraceThrowable.class)
                .matches(TransientFailures::isTransient);
        // One that is told to stop while it recovers takes long.
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> connect() != null);
    }

    @Test
    void what_the_server_says_of_a_statement_does_not_pass() {
        var refused = run(connect(), "select 1 / 0").subscribeAsCompletionStage();

        assertThat(failure(refused)).matches(failure -> !TransientFailures.isTransient(failure));
    }

    private PgConnection connect() {
        var options = PgConnectOptions.fromUri(postgres.url()).setUser("rollcall_commands");
        return PgConnection.connect(vertx, options).await().atMost(PATIENCE);
    }

    private static Uni<RowSet<Row>> run(PgConnection connection, String sql) {
        return connection.query(sql).execute();
    }

    private static Throwable failure(CompletableFuture<?> statement) {
        try {
            return new AssertionError("no failure: " + statement.get(20, TimeUnit.SECONDS));
        } catch (ExecutionException failed) {
            return failed.getCause();
        } catch (Exception other) {
            throw new AssertionError(other);
        }
    }
}
