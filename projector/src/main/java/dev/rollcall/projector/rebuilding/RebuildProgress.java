package dev.rollcall.projector.rebuilding;

import dev.rollcall.projector.progress.Rebuilding;
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
        var progress =
                new Rebuilding(
                        rebuild.phase().stored(),
                        rebuild.phaseSince(),
                        rebuild.events(),
                        rebuild.eventsAbout(),
                        rebuild.differences());
        return new RebuildProgress(
                rebuild,
                progress.eventsAbout(),
                progress.eventsPerSecond(now).orElse(null),
                progress.secondsLeft(now).orElse(null));
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
