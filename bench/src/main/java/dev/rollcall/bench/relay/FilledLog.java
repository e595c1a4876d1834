package dev.rollcall.bench.relay;

import dev.rollcall.commands.bus.EventPublisher;
import dev.rollcall.commands.relay.Relay;
import dev.rollcall.commands.relay.RelayConfig;
import dev.rollcall.commands.relay.RelayMetrics;
import dev.rollcall.local.postgres.LocalPostgres;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.context.spi.ContextManagerProvider;
import org.flywaydb.core.Flyway;

/// A store with status updates in it, which are published from its beginning as often as asked for.
final class FilledLog implements AutoCloseable {

    private static final Duration STALLED = Duration.ofMinutes(2);

    private final LocalPostgres postgres = LocalPostgres.start();
    private final Vertx vertx = Vertx.vertx();
    private final int events;

    FilledLog(int events) throws SQLException {
        this.events = events;
        // Registered before two threads would at once; in the service Quarkus does it.
        ContextManagerProvider.instance();
        for (var schema : List.of("event_store", "commands")) {
            Flyway.configure()
                    .dataSource("jdbc:" + postgres.url(), "rollcall_owner", "")
                    .schemas(schema)
                    .locations("db/" + schema)
                    .load()
                    .migrate();
        }
        run(fill(events));
        run("vacuum analyze");
    }

    /// Each status update is submitted once and edited four times.
    private static String fill(int events) {
        return """
        insert into event_store.events (
            id, type, aggregate_id, data, timestamp, metadata, version, sequence, position)
        select gen_random_uuid(),
               'StatusUpdateEdited',
               md5('update ' || (n / 5))::uuid::varchar,
               '{"answers": [{"question": null,
                              "answer": "Finished the import, reviewing alerts next"}]}',
               timestamptz '2026-01-01' + n * interval '1 second',
               jsonb_build_object(
                   'actor', 'ada', 'source', 'rest', 'ip', '127.0.0.1',
                   'correlation_id', gen_random_uuid(), 'command_id', gen_random_uuid()),
               1,
               n %% 5 + 1,
               n + 1
        from generate_series(0, %d - 1) as n
        """
                .formatted(events);
    }

    int events() {
        return events;
    }

    /// Seconds from the relay's start until all is acknowledged.
    double publishThroughRelay(Broker broker, String topic)
            throws InterruptedException, SQLException {
        run("update event_store.epoch set epoch = epoch + 1");
        var registry = new SimpleMeterRegistry();
        var relay =
                new Relay(
                        vertx,
                        PgConnectOptions.fromUri(postgres.url()).setUser("rollcall_commands"),
                        () -> new EventPublisher(broker.connection(), topic),
                        config(),
                        new RelayMetrics(registry));
        long start = System.nanoTime();
        var thread = Thread.ofVirtual().name("relay").start(relay);
        awaitAll(registry.get("rollcall_relay_events").counter(), start);
        double seconds = (System.nanoTime() - start) / 1e9;
        relay.stop();
        thread.join();
        return seconds;
    }

    private void awaitAll(Counter published, long start) throws InterruptedException {
        while (published.count() < events) {
            if (System.nanoTime() - start > STALLED.toNanos()) {
                throw new IllegalStateException("the relay stalls at " + published.count());
            }
            Thread.sleep(2);
        }
    }

    private static RelayConfig config() {
        return new SmallRyeConfigBuilder()
                .withMapping(RelayConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .build()
                .getConfigMapping(RelayConfig.class);
    }

    String describe() {
        return "PostgreSQL; %d processors; JDK %s"
                .formatted(Runtime.getRuntime().availableProcessors(), Runtime.version());
    }

    private void run(String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection("jdbc:" + postgres.url(), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        vertx.closeAndAwait();
        postgres.close();
    }
}
