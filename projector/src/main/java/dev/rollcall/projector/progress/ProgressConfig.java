package dev.rollcall.projector.progress;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "rollcall.projector.progress")
public interface ProgressConfig {

    /// How often the views are compared with the store.
    @WithDefault("1s")
    Duration lookEvery();

    /// How often the log has a line for each view.
    @WithDefault("1m")
    Duration tellEvery();

    /// An event that a view has not seen for so long is no longer waited for: the store is read.
    @WithDefault("10s")
    Duration overdueAfter();

    /// Up to this lag a pod is ready.
    @WithDefault("1m")
    Duration readyWithin();
}
