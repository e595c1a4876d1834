package dev.rollcall.api.readmodel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "rollcall.read-model")
interface ReadModelSettings {
    /// How long a statement may take, waiting for a connection included, before it is given up.
    @WithDefault("10s")
    Duration patience();
}
