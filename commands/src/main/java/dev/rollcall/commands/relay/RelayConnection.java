package dev.rollcall.commands.relay;

import dev.rollcall.commands.store.AppendSignal;
import dev.rollcall.events.Envelope;
import dev.rollcall.eventstore.AdvisoryLock;
import dev.rollcall.eventstore.read.EventReader;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

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

    private static final String LOCK =
            "select pg_try_advisory_lock(%s)".formatted(AdvisoryLock.RELAY.key());
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
    private final Consumer<Backlog> onBacklog;
    private final long heartbeat;

    private RelayConnection(
            Vertx vertx, PgConnection connection, Runnable onNews, Consumer<Backlog> onBacklog) {
        this.vertx = vertx;
        this.connection = connection;
        this.onBacklog = onBacklog;
        this.reader = new EventReader(connection);
        this.heartbeat = vertx.setPeriodic(0, HEARTBEAT.toMillis(), _ -> beat());
        connection.notificationHandler(_ -> onNews.run());
        connection.closeHandler(onNews);
    }

    /// A checkpoint that a crash of PostgreSQL takes back costs repeats, so it waits for no disk.
    static RelayConnection open(
            Vertx vertx, PgConnectOptions options, Runnable onNews, Consumer<Backlog> onBacklog) {
        var own =
                new PgConnectOptions(options)
                        .addProperty("application_name", "rollcall-relay")
                        .addProperty("synchronous_commit", "off")
                        .addProperty("idle_session_timeout", Long.toString(IDLE.toMillis()));
        var connection = PgConnection.connect(vertx, own).await().atMost(ANSWER);
        return new RelayConnection(vertx, connection, onNews, onBacklog);
    }

    /// Keeps the session, and looks at what waits meanwhile.
    private void beat() {
        one(Backlog.SQL).map(Backlog::of).subscribe().with(onBacklog, _ -> close());
    }

    boolean tryToLead() {
        boolean leads = one(LOCK).await().atMost(ANSWER).getBoolean(0);
        if (leads) {
            connection.query(LISTEN).execute().await().atMost(ANSWER);
        }
        return leads;
    }

    /// Begins at once.
    CompletableFuture<List<Envelope>> read(long after, int limit) {
        return begun(reader.after(after, limit));
    }

    long epoch() {
        return reader.epoch().await().atMost(ANSWER);
    }

    /// Whether the log has this very event at its place.
    boolean holds(Envelope event) {
        var there = reader.stream(event.aggregateId(), event.sequence() - 1, 1);
        return there.await().atMost(ANSWER).stream()
                .anyMatch(
                        stored ->
                                stored.id().equals(event.id())
                                        && stored.position() == event.position());
    }

    long head() {
        return reader.head().await().atMost(ANSWER);
    }

    Checkpoint checkpoint() {
        var row = one(READ_CHECKPOINT).await().atMost(ANSWER);
        return new Checkpoint(row.getLong("epoch"), row.getLong("position"));
    }

    /// Begins at once.
    CompletableFuture<Void> moveTo(Checkpoint checkpoint) {
        return begun(
                connection
                        .preparedQuery(MOVE_CHECKPOINT)
                        .execute(Tuple.of(checkpoint.epoch(), checkpoint.position()))
                        .replaceWithVoid());
    }

    private Uni<Row> one(String sql) {
        return connection.query(sql).execute().map(rows -> rows.iterator().next());
    }

    private static <T> CompletableFuture<T> begun(Uni<T> query) {
        return query.ifNoItem().after(ANSWER).fail().subscribeAsCompletionStage();
    }

    /// Gives up the lock, if it was held.
    @Override
    public void close() {
        vertx.cancelTimer(heartbeat);
        connection.closeAndForget();
    }
}
