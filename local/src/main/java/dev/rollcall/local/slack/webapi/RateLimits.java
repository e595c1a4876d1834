package dev.rollcall.local.slack.webapi;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A bucket for each method (and channel, where Slack counts by channel), filled at the pace of its
/// tier.
final class RateLimits {
    private static final int BUCKETS = 500;

    private record Bucket(double level, Instant at) {}

    private final InstantSource clock;
    private final Map<String, Bucket> buckets =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > BUCKETS;
                }
            };

    RateLimits(InstantSource clock) {
        this.clock = clock;
    }

    /// Lets a call through, or says after how many seconds to come back.
    synchronized Optional<Integer> secondsUntil(String key, Tier tier) {
        var now = clock.instant();
        var bucket = buckets.getOrDefault(key, new Bucket(tier.burst, now));
        var perSecond = tier.perMinute / 60.0;
        var elapsed = Duration.between(bucket.at(), now).toMillis() / 1000.0;
        var level = Math.min(tier.burst, bucket.level() + elapsed * perSecond);
        if (level < 1) {
            buckets.put(key, new Bucket(level, now));
            return Optional.of((int) Math.ceil((1 - level) / perSecond));
        }
        buckets.put(key, new Bucket(level - 1, now));
        return Optional.empty();
    }
}
