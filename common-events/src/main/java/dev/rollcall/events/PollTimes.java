package dev.rollcall.events;

import dev.rollcall.events.PollEvent.PollOpened;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// When what happens to a poll happens, by the settings that it was opened with. Who opens and
/// closes polls and who shows them go by the same rule.
public record PollTimes(LocalDateTime slot, ZoneId zone, List<Asked> asked, PollSettings settings) {

    public PollTimes {
        asked = List.copyOf(asked);
    }

    /// Of a poll as it was opened.
    ///
    /// @throws java.time.DateTimeException where the slot is no local time, or the zone is unknown
    public static PollTimes of(PollOpened opened) {
        return new PollTimes(
                LocalDateTime.parse(opened.slot()),
                ZoneId.of(opened.timeZone()),
                opened.asked(),
                opened.settings());
    }

    /// When a clock reaches a time: when it first shows it, or when it has skipped it.
    public static ZonedDateTime reached(LocalDateTime time, ZoneId zone) {
        var skipped = zone.getRules().getTransition(time);
        return skipped != null && skipped.isGap()
                ? skipped.getInstant().atZone(zone)
                : time.atZone(zone).withEarlierOffsetAtOverlap();
    }

    /// When somebody is asked: when their clock reaches the slot.
    public Instant asks(Asked somebody) {
        return reached(slot, ZoneId.of(somebody.timeZone())).toInstant();
    }

    /// Counted from the slot of whoever is asked last.
    public Instant closes() {
        return Stream.concat(
                        Stream.of(zone).filter(_ -> asked.isEmpty()),
                        asked.stream().map(somebody -> ZoneId.of(somebody.timeZone())))
                .distinct()
                .map(clock -> closes(reached(slot, clock)))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /// When the slot's day is over by the round's clock.
    public Instant dayEnds() {
        return dayEnds(reached(slot, zone));
    }

    private Instant closes(ZonedDateTime asked) {
        var minutes = settings.closeAfterMinutes();
        return minutes == null
                ? dayEnds(asked)
                : asked.toInstant().plus(Duration.ofMinutes(minutes));
    }

    private static Instant dayEnds(ZonedDateTime asked) {
        return asked.toLocalDate().plusDays(1).atStartOfDay(asked.getZone()).toInstant();
    }
}
