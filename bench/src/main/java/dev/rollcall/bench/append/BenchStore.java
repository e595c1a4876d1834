package dev.rollcall.bench.append;

import dev.rollcall.eventstore.append.Append;
import dev.rollcall.eventstore.append.AppendSettings;
import dev.rollcall.eventstore.append.Appender;
import dev.rollcall.eventstore.append.NewEvent;
import dev.rollcall.eventstore.append.StreamRead;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.local.postgres.LocalPostgres;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.flywaydb.core.Flyway;

/// An event store of its own for a run, durable as in production, and the event that is stored in
/// it again and again.
final class BenchStore implements AutoCloseable {

    static final String DATA =
            "{\"answers\": [{\"question\": null, "
                    + "\"answer\": \"Finished the import, reviewing alerts next\"}]}";
    static final String METADATA =
            "{\"actor\": \"ada\", \"source\": \"rest\", \"ip\": \"127.0.0.1\", "
                    + "\"correlation_id\": \"0198c0de-0000-7000-8000-000000000001\"}";

    /// As docs/operations.md asks of a server. With what PostgreSQL starts from, a run of minutes
    /// measures checkpoints: each writes every page whole into the log again.
    private static final List<String> SETTINGS =
            List.of("--shared_buffers=1GB", "--max_wal_size=8GB");

    private final LocalPostgres postgres = LocalPostgres.startWith(SETTINGS);
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    BenchStore() {
        Flyway.configure()
                .dataSource("jdbc:" + postgres.url(), "rollcall_owner", "")
                .schemas("event_store")
                .locations("db/event_store")
                .load()
                .migrate();
        pool =
                PgBuilder.pool()
                        .with(new PoolOptions().setMaxSize(4))
                        .connectingTo(
                                PgConnectOptions.fromUri(postgres.url())
                                        .setUser("rollcall_commands")
                                        .setCachePreparedStatements(true))
                        .using(vertx)
                        .build();
    }

    int port() {
        return postgres.port();
    }

    Appender appender(int statementsInFlight) {
        var usual = AppendSettings.DEFAULT;
        return new Appender(
                pool,
                new AppendSettings(
                        statementsInFlight,
                        usual.eventsInStatement(),
                        usual.charactersInStatement(),
                        usual.waiting(),
                        usual.charactersWaiting(),
                        usual.answer()),
                _ -> {});
    }

    EventReader reader() {
        return new EventReader(pool);
    }

    /// A new aggregate's first event.
    static Append first(List<StreamRead> reads) {
        return new Append(List.of(event(newStream(), 1)), reads);
    }

    static NewEvent event(String stream, long sequence) {
        return new NewEvent(randomId(), "StatusUpdateEdited", 1, stream, sequence, DATA, METADATA);
    }

    static String newStream() {
        return randomId().toString();
    }

    long storedEvents() throws SQLException {
        return Long.parseLong(only("select count(*) from event_store.events"));
    }

    /// What the run stands on: it is the same for figures and baselines.
    String describe() throws SQLException {
        return "PostgreSQL %s, %s, fsync %s, synchronous_commit %s; %d processors; JDK %s"
                .formatted(
                        only("show server_version"),
                        String.join(" ", SETTINGS),
                        only("show fsync"),
                        only("show synchronous_commit"),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version());
    }

    private String only(String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection("jdbc:" + postgres.url(), "postgres", "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /// Not from the secure generator, which would be measured with the append.
    private static UUID randomId() {
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong());
    }

    @Override
    public void close() {
        pool.closeAndAwait();
        vertx.closeAndAwait();
        postgres.close();
    }
}
