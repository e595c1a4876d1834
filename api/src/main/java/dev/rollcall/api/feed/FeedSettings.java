package dev.rollcall.api.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "rollcall.feed")
interface FeedSettings {
    /// How often the feed is read without having been notified: the longest delay on a replica,
    /// which can't LISTEN.
    @WithDefault("1s")
    Duration poll();

    /// How often those who wait are woken although nothing changed.
    @WithDefault("15s")
    Duration heartbeat();

    /// How many changes a pod keeps in memory. Who is further behind reads the table.
    @WithDefault("4096")
    int window();
}
