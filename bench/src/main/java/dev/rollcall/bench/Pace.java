package dev.rollcall.bench;

import java.time.Duration;

/// How long a run measures. Each round measures everything once, so that what changes with time (a
/// fuller table, a warmer processor, a checkpoint) meets figure and baseline alike.
public record Pace(int rounds, Duration measurement, Duration warmUp, Duration search) {

    /// For tests: that figures come out, not what they say. pgbench takes no less than a second.
    public static final Pace GLANCE =
            new Pace(1, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1));

    public static final Pace QUICK =
            new Pace(3, Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(1));
    public static final Pace FULL =
            new Pace(5, Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(3));
}
