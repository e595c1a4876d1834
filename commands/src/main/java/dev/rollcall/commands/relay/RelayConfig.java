package dev.rollcall.commands.relay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the log is published.
@ConfigMapping(prefix = "rollcall.relay")
public interface RelayConfig {

    /// Whether this pod may become the one that publishes.
    @WithDefault("true")
    boolean enabled();

    /// How many events are read from the store at once.
    @WithDefault("500")
    int batch();

    /// How many events are on their way to Kafka at the same time.
    @WithDefault("5000")
    int inFlight();

    /// How large their payloads are together.
    @WithDefault("16777216")
    long inFlightCharacters();

    /// How long the leader waits for a notification before it looks by itself, and a standby before
    /// it tries to lead.
    @WithDefault("500ms")
    Duration poll();

    /// The pause after a failure.
    @WithDefault("1s")
    Duration pause();
}
