package dev.rollcall.projector.rebuilding;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "rollcall.projector.rebuild")
public interface RebuildConfig {

    /// How many parts of the log a pod reads side by side.
    @WithDefault("2")
    int workers();

    /// How many events are applied in one transaction.
    @WithDefault("2000")
    int page();

    /// While a live view is further behind than this, a rebuild goes slowly.
    @WithDefault("2s")
    Duration yieldAbove();

    /// How long it waits before each page then.
    @WithDefault("1s")
    Duration yieldFor();

    /// How often it is looked for rebuilds, and for what an operator wants of one.
    @WithDefault("1s")
    Duration lookEvery();

    /// How often the log tells how far a rebuild is.
    @WithDefault("10s")
    Duration tellEvery();

    /// How long a stop waits for the pages in the works.
    @WithDefault("10s")
    Duration stopWithin();

    /// How long indexes, comparison and foreign keys may take.
    @WithDefault("6h")
    Duration patience();
}
