package dev.rollcall.projector.following;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "rollcall.projector.following")
public interface FollowingConfig {

    /// How many events are read from the store at once.
    @WithDefault("1000")
    int page();

    /// The wait after a first failure; it doubles, with jitter, up to the longest.
    @WithDefault("100ms")
    Duration shortestWait();

    @WithDefault("15s")
    Duration longestWait();

    /// So many events in a row that fail by a view's own fault (it throws, or the database refuses
    /// what it makes) pause it.
    @WithDefault("100")
    int pauseAfter();

    /// How often it is looked for aggregates that an older build could not read on.
    @WithDefault("10s")
    Duration takeUpEvery();

    /// How long a stop waits for the batches in flight.
    @WithDefault("10s")
    Duration stopWithin();
}
