package dev.rollcall.commands.relay;

import dev.rollcall.commands.bus.EventPublisher;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.Map;

/// One pod, as far as it relays, with short pages and few events in flight.
final class RelayPod {

    static final int BATCH = 10;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RelayMetrics metrics = new RelayMetrics(registry);
    private final Relay relay;
    private final Thread thread;

    RelayPod(Vertx vertx, PgConnectOptions database, Map<String, Object> connection, String topic) {
        relay =
                new Relay(
                        vertx,
                        database,
                        () -> new EventPublisher(connection, topic),
                        config(),
                        metrics);
        thread = Thread.ofVirtual().start(relay);
    }

    boolean leads() {
        return gauge("leader") == 1;
    }

    double gauge(String name) {
        return registry.get("rollcall_relay_" + name).gauge().value();
    }

    long timedEvents() {
        return registry.get("rollcall_relay_publish_seconds").timer().count();
    }

    double longestPage() {
        return registry.get("rollcall_relay_page_events").summary().max();
    }

    double failures() {
        return registry.get("rollcall_relay_failures").counter().count();
    }

    /// What its health says is wrong.
    String trouble() {
        var fails = new RelayHealth(metrics).call().getData().orElseThrow().get("fails");
        return fails == null ? "" : fails.toString();
    }

    void stop() throws InterruptedException {
        relay.stop();
        thread.join(PATIENCE);
    }

    private static RelayConfig config() {
        return new SmallRyeConfigBuilder()
                .withMapping(RelayConfig.class)
                .withDefaultValue("rollcall.relay.batch", "" + BATCH)
                .withDefaultValue("rollcall.relay.in-flight", "25")
                .withDefaultValue("rollcall.relay.poll", "PT0.05S")
                .withDefaultValue("rollcall.relay.pause", "PT0.05S")
                .build()
                .getConfigMapping(RelayConfig.class);
    }
}
