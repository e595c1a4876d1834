package dev.rollcall.commands.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The slots of a schedule. A slot is a local date and time that the schedule names, and never an
/// instant; a clock reaches it once: when it first shows it, or when it has skipped it. Of slots
/// that a clock skips together only the last is asked.
public record Slots(Cron cron) {

    public static Slots of(String cron) {
        return new Slots(Cron.parse(cron));
    }

    /// When a clock reaches a time.
    public static ZonedDateTime reached(LocalDateTime time, ZoneId zone) {
        var skipped = zone.getRules().getTransition(time);
        return skipped != null && skipped.isGap()
                ? skipped.getInstant().atZone(zone)
                : time.atZone(zone).withEarlierOffsetAtOverlap();
    }

    public Optional<LocalDateTime> next(LocalDateTime after) {
        return cron.next(after);
    }

    /// Whether a clock asks at a slot, or skips it together with the next.
    public boolean asks(LocalDateTime slot, ZoneId zone) {
        return next(slot)
                .map(next -> reached(next, zone).isAfter(reached(slot, zone)))
                .orElse(true);
    }

    /// The last slot that any of the clocks has reached.
    public Optional<LocalDateTime> latest(Collection<ZoneId> zones, Instant now) {
        return zones.stream()
                .flatMap(zone -> latest(zone, now).stream())
                .max(Comparator.naturalOrder());
    }

    private Optional<LocalDateTime> latest(ZoneId zone, Instant now) {
        var shown = LocalDateTime.ofInstant(now, zone);
        var last = cron.last(shown.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1));
        // A clock that was set back has reached more than it shows.
        return Stream.iterate(
                        last.or(() -> next(shown)).filter(isReached(zone, now)),
                        Optional::isPresent,
                        slot -> next(slot.get()).filter(isReached(zone, now)))
                .flatMap(Optional::stream)
                .reduce((_, later) -> later);
    }

    private static Predicate<LocalDateTime> isReached(ZoneId zone, Instant now) {
        return slot -> !reached(slot, zone).toInstant().isAfter(now);
    }

    /// When the first of the clocks reaches a slot.
    public static Instant opening(LocalDateTime slot, Collection<ZoneId> zones) {
        return zones.stream()
                .map(zone -> reached(slot, zone).toInstant())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
