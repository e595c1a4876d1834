package dev.rollcall.projector.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "rollcall.projector.database")
public interface DatabaseConfig {

    /// How long a statement or a connection is waited for.
    @WithDefault("30s")
    Duration patience();
}
