package dev.rollcall.commands.lookups;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the look-ups follow the log.
@ConfigMapping(prefix = "rollcall.lookups")
interface LookupsConfig {

    /// How many events are applied in one transaction.
    @WithDefault("500")
    int batch();

    /// How long events gather before they are applied together, once the follower is up to date.
    @WithDefault("50ms")
    Duration gather();

    /// How long the follower waits for a notification before it looks by itself.
    @WithDefault("500ms")
    Duration poll();

    /// The pause after a failure.
    @WithDefault("1s")
    Duration pause();
}
