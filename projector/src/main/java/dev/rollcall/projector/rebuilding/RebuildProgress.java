package dev.rollcall.projector.rebuilding;

import dev.rollcall.projector.rebuilding.Rebuild.Phase;
import java.time.Duration;
import java.time.Instant;

/// How fast a rebuild is, and how long it may still take.
///
/// @param eventsAbout how many events it reads, as far as a sample tells
/// @param eventsPerSecond on average since filling began; null before and after
/// @param secondsLeft until it is filled; null before and after
public record RebuildProgress(
        Rebuild rebuild, long eventsAbout, Long eventsPerSecond, Long secondsLeft) {

    public static RebuildProgress of(Rebuild rebuild, Instant now) {
        long about = Math.max(rebuild.eventsAbout(), rebuild.events());
        long millis = Duration.between(rebuild.phaseSince(), now).toMillis();
        if (rebuild.phase() != Phase.FILLING || millis <= 0 || rebuild.events() == 0) {
            return new RebuildProgress(rebuild, about, null, null);
        }
        long rate = Math.max(1, rebuild.events() * 1000 / millis);
        return new RebuildProgress(rebuild, about, rate, (about - rebuild.events()) / rate);
    }

    /// As the log tells it.
    String line() {
        return switch (rebuild.phase()) {
            case FILLING ->
                    "%s: filling, %,d of about %,d events, %,d/s, %s left"
                            .formatted(
                                    rebuild.projection(),
                                    rebuild.events(),
                                    eventsAbout,
                                    eventsPerSecond == null ? 0 : eventsPerSecond,
                                    secondsLeft == null ? "?" : Duration.ofSeconds(secondsLeft));
            case WAITING ->
                    "%s: rebuilt, %,d rows differ; waits for swap or abort"
                            .formatted(rebuild.projection(), rebuild.differences());
            case CATCHING_UP, SWAPPING, SETTLING, DONE, ABORTED ->
                    "%s: %s, up to position %d"
                            .formatted(
                                    rebuild.projection(),
                                    rebuild.phase().stored().replace('_', ' '),
                                    rebuild.position());
        };
    }
}
