package dev.rollcall.commands.relay;

import dev.rollcall.commands.store.AppendSignal;
import dev.rollcall.eventstore.read.EventReader;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;

/// The relay's own connection: it holds the leader's lock, reads the log and keeps the checkpoint,
/// so that who has lost the lock can do none of it.
///
/// The lock belongs to the session. A process that is stopped (SIGSTOP) or cut off keeps its TCP
/// connection, and so its session, for ever; so the server ends a session that is idle for longer
/// than a few missed heartbeats.
final class RelayConnection implements AutoCloseable {

    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private static final String LOCK = "select pg_try_advisory_lock(1383030892, 3)";
    private static final String LISTEN = "listen " + AppendSignal.CHANNEL;
    private static final String READ_CHECKPOINT = "select epoch, position from commands.relay";
    private static final String MOVE_CHECKPOINT =
            """
            update commands.relay
            set epoch = $1, position = $2, updated_at = clock_timestamp()
            """;

    private final Vertx vertx;
    private final PgConnection connection;
    private final EventReader reader;
    private final long heartbeat;

    private RelayConnection(Vertx vertx, PgConnection connection, Runnable onNews) {
        this.vertx = vertx;
        this.connection = connection;
        this.reader = new EventReader(connection);
        this.heartbeat = vertx.setPeriodic(HEARTBEAT.toMillis(), _ -> beat());
        connection.notificationHandler(_ -> onNews.run());
        connection.closeHandler(onNews);
    }

    static RelayConnection open(Vertx vertx, PgConnectOptions options, Runnable onNews) {
        var own =
                new PgConnectOptions(options)
                        .addProperty("application_name", "rollcall-relay")
                        .addProperty("idle_session_timeout", Long.toString(IDLE.toMillis()));
        var connection = PgConnection.connect(vertx, own).await().atMost(ANSWER);
        return new RelayConnection(vertx, connection, onNews);
    }

    private void beat() {
        connection.query("select 1").execute().subscribe().with(_ -> {}, _ -> close());
    }

    boolean tryToLead() {
        boolean leads =
                connection
                        .query(LOCK)
                        .execute()
                        .await()
                        .atMost(ANSWER)
                        .iterator()
                        .next()
                        .getBoolean(0);
        if (leads) {
            connection.query(LISTEN).execute().await().atMost(ANSWER);
        }
        return leads;
    }

    EventReader reader() {
        return reader;
    }

    Checkpoint checkpoint() {
        var row =
                connection
                        .query(READ_CHECKPOINT)
                        .execute()
                        .await()
                        .atMost(ANSWER)
                        .iterator()
                        .next();
        return new Checkpoint(row.getLong("epoch"), row.getLong("position"));
    }

    void moveTo(Checkpoint checkpoint) {
        connection
                .preparedQuery(MOVE_CHECKPOINT)
                .execute(Tuple.of(checkpoint.epoch(), checkpoint.position()))
                .await()
                .atMost(ANSWER);
    }

    /// Gives up the lock, if it was held.
    @Override
    public void close() {
        vertx.cancelTimer(heartbeat);
        connection.closeAndForget();
    }
}
