package dev.rollcall.commands.store;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A pool without connections that never answer: one that is silent for too long is closed,
/// whatever TCP thinks of it, its statement fails, and another connection takes its place.
@Singleton
class AnsweringPool implements PgPoolCreator {

    private final DatabaseConfig config;

    AnsweringPool(DatabaseConfig config) {
        this.config = config;
    }

    @Override
    public Pool create(Input input) {
        return create(
                input.vertx(), input.poolOptions(), input.pgConnectOptionsList(), config.answer());
    }

    static Pool create(
            Vertx vertx, PoolOptions pool, List<PgConnectOptions> servers, Duration answer) {
        return PgBuilder.pool()
                .with(unusedNoLongerThan(answer.dividedBy(2), pool))
                .connectingTo(
                        servers.stream()
                                .<SqlConnectOptions>map(server -> answering(server, answer))
                                .toList())
                .withConnectHandler(
                        connection -> {
                            Silence.endsAfter(answer, connection);
                            connection.close();
                        })
                .using(vertx)
                .build();
    }

    /// So the pool lets go of what nobody uses before it could be taken for silent, just as
    /// somebody begins to use it.
    private static PoolOptions unusedNoLongerThan(Duration pause, PoolOptions pool) {
        return new PoolOptions(pool)
                .setIdleTimeout((int) pause.toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    /// The server keeps to the bounds too: it ends a statement that takes too long, so that its
    /// client hears of it, and a session whose client has vanished.
    private static PgConnectOptions answering(PgConnectOptions server, Duration answer) {
        var slow = Long.toString(answer.multipliedBy(4).dividedBy(5).toMillis());
        var vanished = Long.toString(answer.multipliedBy(2).toMillis());
        var options = new PgConnectOptions(server);
        options.setConnectTimeout((int) answer.toMillis());
        return options.addProperty("statement_timeout", slow)
                .addProperty("idle_session_timeout", vanished)
                .addProperty("idle_in_transaction_session_timeout", vanished);
    }
}
