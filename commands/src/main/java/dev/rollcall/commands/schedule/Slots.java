package dev.rollcall.commands.schedule;

import dev.rollcall.events.PollTimes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// The slots of a schedule. A slot is a local date and time that the schedule names, and never an
/// instant; a clock reaches it once: when it first shows it, or when it has skipped it. Of slots
/// that a clock skips together only the last is asked.
public record Slots(Cron cron) {

    public static Slots of(String cron) {
        return new Slots(Cron.parse(cron));
    }

    public Optional<LocalDateTime> next(LocalDateTime after) {
        return cron.next(after);
    }

    /// Whether a clock asks at a slot, or skips it together with the next.
    public boolean asks(LocalDateTime slot, ZoneId zone) {
        return next(slot)
                .map(next -> PollTimes.reached(next, zone).isAfter(PollTimes.reached(slot, zone)))
                .orElse(true);
    }

    /// The last slot that any of the clocks has reached.
    public Optional<LocalDateTime> latest(Collection<ZoneId> zones, Instant now) {
        return zones.stream()
                .flatMap(zone -> latest(zone, now).stream())
                .max(Comparator.naturalOrder());
    }

    private Optional<LocalDateTime> latest(ZoneId zone, Instant now) {
        return cron.last(shown(now, zone).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1));
    }

    /// The latest time that a clock has shown: while an hour comes again, more than it shows.
    public static LocalDateTime shown(Instant now, ZoneId zone) {
        var shows = LocalDateTime.ofInstant(now, zone);
        var set = zone.getRules().previousTransition(now.plusNanos(1));
        return set != null && set.isOverlap() && shows.isBefore(set.getDateTimeBefore())
                ? set.getDateTimeBefore().minusNanos(1)
                : shows;
    }

    /// When the first of the clocks reaches a slot.
    public static Instant opening(LocalDateTime slot, Collection<ZoneId> zones) {
        return zones.stream()
                .map(zone -> PollTimes.reached(slot, zone).toInstant())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
