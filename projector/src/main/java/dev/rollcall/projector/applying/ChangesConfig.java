package dev.rollcall.projector.applying;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "rollcall.projector.changes")
public interface ChangesConfig {

    /// How long a change can be resumed from.
    @WithDefault("24h")
    Duration kept();

    @WithDefault("1m")
    Duration forgetEvery();
}
