package dev.rollcall.commands.relay;

import dev.rollcall.commands.bus.EventPublisher;
import dev.rollcall.commands.store.DatabaseConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Starts the relay with the service and stops it with it: a clean stop hands over at once.
@ApplicationScoped
class RelayRunner {

    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);

    private final Relay relay;
    private final RelayConfig config;
    private Thread thread;

    RelayRunner(
            Vertx vertx,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "rollcall.events.topic") String topic,
            DatabaseConfig database,
            RelayConfig config,
            RelayMetrics metrics) {
        this.config = config;
        this.relay =
                new Relay(
                        vertx,
                        database.connectOptions(),
                        () -> new EventPublisher(kafka, topic),
                        config,
                        metrics);
    }

    void start(@Observes StartupEvent started) {
        if (config.enabled()) {
            thread = Thread.ofVirtual().name("relay").start(relay);
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        if (thread != null) {
            relay.stop();
            thread.join(STOPS_WITHIN);
        }
    }
}
