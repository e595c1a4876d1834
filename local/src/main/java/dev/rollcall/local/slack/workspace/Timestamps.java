package dev.rollcall.local.slack.workspace;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Slack's time stamps (`1700000000.000100`): unique in the workspace and always growing.
final class Timestamps {
    private final InstantSource clock;
    private long lastMicros;

    Timestamps(InstantSource clock, String last) {
        this.clock = clock;
        this.lastMicros = last == null ? 0 : Long.parseLong(last.replace(".", ""));
    }

    String next() {
        var now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        lastMicros = Math.max(now, lastMicros + 1);
        return String.format(
                Locale.ROOT, "%d.%06d", lastMicros / 1_000_000, lastMicros % 1_000_000);
    }

    String ofAnEdit() {
        return String.format(Locale.ROOT, "%d.000000", clock.instant().getEpochSecond());
    }
}
