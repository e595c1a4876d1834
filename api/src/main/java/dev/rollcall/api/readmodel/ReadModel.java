package dev.rollcall.api.readmodel;

import dev.rollcall.edge.problems.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// The one way to the database. Every query has a name, under which `rollcall_query_seconds`
/// counts it; a database that does not answer is a 503, a statement that it refuses is our mistake.
@ApplicationScoped
public class ReadModel {
    private static final Logger LOG = Logger.getLogger(ReadModel.class);

    /// Serialization failure and deadlock: how a replica tells a statement that it stood in the way
    /// of what the primary did.
    private static final Set<String> IN_THE_WAY = Set.of("40001", "40P01");

    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private record Outcome(String query, boolean answered) {}

    private final Map<Outcome, Timer> timers = new ConcurrentHashMap<>();
    private final Pool pool;
    private final MeterRegistry metrics;
    private final Duration patience;

    ReadModel(Pool pool, MeterRegistry metrics, ReadModelSettings settings) {
        this.pool = pool;
        this.metrics = metrics;
        this.patience = settings.patience();
    }

    public Uni<RowSet<Row>> query(String name, String sql, Tuple parameters) {
        return query(name, client -> client.preparedQuery(sql).execute(parameters));
    }

    /// What somebody else's reader does with the database: again, where a replica cancelled it.
    public <T> Uni<T> query(String name, Function<SqlClient, Uni<T>> reader) {
        return Uni.createFrom().deferred(() -> timed(name, reader));
    }

    private <T> Uni<T> timed(String name, Function<SqlClient, Uni<T>> reader) {
        var started = Timer.start(metrics);
        var attempt = Uni.createFrom().deferred(() -> reader.apply(pool));
        return attempt.onFailure(ReadModel::inTheWay)
                .recoverWithUni(() -> again(attempt))
                .ifNoItem()
                .after(patience)
                .fail()
                .onTermination()
                .invoke((found, _, _) -> started.stop(timer(name, found != null)))
                .onFailure(failure -> !refused(failure))
                .transform(failure -> unavailable(name, failure));
    }

    private static <T> Uni<T> again(Uni<T> attempt) {
        return attempt.onFailure(ReadModel::inTheWay)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    /// A connection of its own that hears of a channel's notifications until it breaks, which
    /// `closed` is told. A replica refuses.
    public Uni<Void> listen(String channel, Runnable notified, Runnable closed) {
        return pool.getConnection()
                .flatMap(
                        connection -> {
                            PgConnection.cast(connection).notificationHandler(_ -> notified.run());
                            connection.closeHandler(closed);
                            return connection
                                    .query("listen " + channel)
                                    .execute()
                                    .onFailure()
                                    .call(connection::close);
                        })
                .replaceWithVoid();
    }

    private Timer timer(String name, boolean answered) {
        return timers.computeIfAbsent(new Outcome(name, answered), this::timer);
    }

    private Timer timer(Outcome of) {
        return Timer.builder("rollcall.query")
                .description("Time of a query, waiting for a connection included")
                .tag("query", of.query())
                .tag("outcome", of.answered() ? "answered" : "failed")
                .publishPercentileHistogram()
                .register(metrics);
    }

    /// PostgreSQL's classes 22 (data) and 42 (syntax, access): trying again would give the same.
    private static boolean refused(Throwable failure) {
        var state = state(failure);
        return state.startsWith("22") || state.startsWith("42");
    }

    private static boolean inTheWay(Throwable failure) {
        return IN_THE_WAY.contains(state(failure));
    }

    private static String state(Throwable failure) {
        return failure instanceof PgException refusal && refusal.getSqlState() != null
                ? refusal.getSqlState()
                : "";
    }

    private static ProblemException unavailable(String name, Throwable failure) {
        LOG.warnf(
                "The database did not answer %s: %s. Answering 503; is PostgreSQL up?",
                name, failure);
        return ProblemException.unavailable(
                "The database can't be read just now.", Duration.ofSeconds(2));
    }
}
