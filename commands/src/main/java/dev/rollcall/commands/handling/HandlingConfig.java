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

    /// How often a command is decided anew after a conflict. Of those that meet, one gets through
    /// each time; the deadline ends it sooner.
    @WithDefault("100")
    int attempts();

    /// How much of the aggregates' states is kept in memory, in characters of the events that made
    /// them.
    @WithDefault("16777216")
    long cacheWeight();

    /// After how many events of one aggregate a snapshot of it is taken; shorter streams have none.
    @WithDefault("256")
    int snapshotEvery();

    /// After how many failures in a row the store counts as away, so that commands fail at once.
    @WithDefault("10")
    int breakerFailures();

    /// How often one command is let through meanwhile, to see whether it is back.
    @WithDefault("500ms")
    Duration breakerPause();
}
