package dev.rollcall.commands.schedule;

import dev.rollcall.events.Asked;
import dev.rollcall.events.PollSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// When what happens to a poll happens, by the settings that it was opened with.
public record PollTimes(LocalDateTime slot, ZoneId zone, List<Asked> asked, PollSettings settings) {

    public PollTimes {
        asked = List.copyOf(asked);
    }

    /// When somebody is asked: when their clock reaches the slot.
    public Instant asks(Asked somebody) {
        return Slots.reached(slot, ZoneId.of(somebody.timeZone())).toInstant();
    }

    /// Counted from the slot of whoever is asked last.
    public Instant closes() {
        return Stream.concat(
                        Stream.of(zone).filter(_ -> asked.isEmpty()),
                        asked.stream().map(somebody -> ZoneId.of(somebody.timeZone())))
                .distinct()
                .map(clock -> closes(Slots.reached(slot, clock)))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Instant closes(ZonedDateTime asked) {
        var minutes = settings.closeAfterMinutes();
        return minutes == null
                ? asked.toLocalDate().plusDays(1).atStartOfDay(asked.getZone()).toInstant()
                : asked.toInstant().plus(Duration.ofMinutes(minutes));
    }

    /// When there is something to do about it after it was opened.
    public Instant first(Instant opened) {
        return Reminders.of(settings)
                .next(asked.stream().map(this::asks).toList(), opened)
                .filter(reminder -> reminder.isBefore(closes()))
                .orElseGet(this::closes);
    }
}
