package dev.rollcall.projector.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "rollcall.events")
public interface EventsConfig {

    String topic();

    /// For topics that have to be made: those of dead letters.
    @WithDefault("12")
    int partitions();

    @WithDefault("1")
    short replication();
}
