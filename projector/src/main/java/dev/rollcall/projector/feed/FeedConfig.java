package dev.rollcall.projector.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "rollcall.projector.feed")
public interface FeedConfig {

    /// How long an answer of Kafka or of the database is waited for when partitions are taken over.
    @WithDefault("5s")
    Duration patience();

    /// How often it is looked whether the topic is still the one that is read.
    @WithDefault("5s")
    Duration lookEvery();

    /// How often new dead letters are sent to their topic.
    @WithDefault("1s")
    Duration deadLettersEvery();
}
