package dev.rollcall.api.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "rollcall.session")
interface SessionSettings {
    /// How long a browser stays signed in; a wall screen should not ask every week.
    @WithDefault("90d")
    Duration life();
}
