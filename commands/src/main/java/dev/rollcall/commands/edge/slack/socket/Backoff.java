package dev.rollcall.commands.edge.slack.socket;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next socket is opened. It doubles with each that could not be
/// opened or did not last, and starts over after one that did: a greeting alone proves nothing,
/// since Slack greets sockets that it then closes for being too many. Jitter keeps the sockets of
/// many pods from coming back together.
final class Backoff {

    private static final int MOST_DOUBLINGS = 20;

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private int failures;

    Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /// After one that Slack wants to have replaced while it still works.
    Duration afterRenewal(Duration lasted) {
        if (lasted.compareTo(longest) >= 0) {
            failures = 0;
            return Duration.ZERO;
        }
        return next();
    }

    Duration afterEnd(Duration lasted) {
        if (lasted.compareTo(longest) >= 0) {
            failures = 0;
        }
        return next();
    }

    Duration next() {
        var doubled = first.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        return jittered(doubled.compareTo(longest) < 0 ? doubled : longest);
    }

    /// Where nothing will change unless somebody changes it.
    Duration longest() {
        return jittered(longest);
    }

    /// Between half of it and all.
    private Duration jittered(Duration pause) {
        return Duration.ofNanos((long) (pause.toNanos() * random.nextDouble(0.5, 1)));
    }
}
