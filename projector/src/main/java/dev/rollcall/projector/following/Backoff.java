package dev.rollcall.projector.following;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait after failures in a row: exponentially longer, with jitter, so that pods that
/// failed together don't come back together.
record Backoff(Duration shortest, Duration longest, RandomGenerator random) {

    Duration after(int failures) {
        long most = Math.min(longest.toMillis(), shortest.toMillis() << Math.min(failures - 1, 20));
        return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
    }
}
