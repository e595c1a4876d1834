package dev.rollcall.commands.handling;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long and how often a command is tried.
@ConfigMapping(prefix = "rollcall.handling")
public interface HandlingConfig {

    /// From the first try to a 503: below the three seconds that Slack waits.
    @WithDefault("2500ms")
    Duration deadline();

    /// The first pause after a transient failure; it doubles, with full jitter.
    @WithDefault("25ms")
    Duration firstPause();

    /// How often a command is decided anew after a conflict.
    @WithDefault("12")
    int attempts();
}
