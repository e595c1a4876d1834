package dev.rollcall.bench;

import dev.rollcall.commands.bus.EventPublisher;
import dev.rollcall.commands.relay.Relay;
import dev.rollcall.commands.relay.RelayConfig;
import dev.rollcall.commands.relay.RelayMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.context.spi.ContextManagerProvider;

/// A store with events in it, which are published from its beginning as often as asked for.
public final class FilledLog implements AutoCloseable {

    private static final Duration STALLED = Duration.ofMinutes(2);

    private final Database database;
    private final Vertx vertx = Vertx.vertx();
    private final int events;

    /// Fills a new database.
    public FilledLog(Database database, StoredEvents stored, int events) throws SQLException {
        this.database = database;
        this.events = events;
        // Registered before two threads would at once; in the service Quarkus does it.
        ContextManagerProvider.instance();
        database.migrate("event_store", "commands");
        stored.fill(database, events);
    }

    public int events() {
        return events;
    }

    /// Seconds from the relay's start until all is acknowledged.
    public double publishThroughRelay(Broker broker, String topic)
            throws InterruptedException, SQLException {
        database.execute("update event_store.epoch set epoch = epoch + 1");
        var registry = new SimpleMeterRegistry();
        var relay =
                new Relay(
                        vertx,
                        PgConnectOptions.fromUri(database.url()).setUser("rollcall_commands"),
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

    public Database database() {
        return database;
    }

    @Override
    public void close() {
        vertx.closeAndAwait();
    }
}
