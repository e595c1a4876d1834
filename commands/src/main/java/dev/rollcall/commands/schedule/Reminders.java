package dev.rollcall.commands.schedule;

import dev.rollcall.events.PollSettings;
import dev.rollcall.events.PollTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// When people are reminded of a poll: some minutes after their own slot, and as long again after
/// each reminder.
///
/// @param everyMinutes null without reminders
public record Reminders(Integer everyMinutes, int atMost) {

    /// When there is something to do about a poll after it was opened: a reminder, or else closing.
    public static Instant firstDue(PollTimes poll, Instant opened) {
        return of(poll.settings())
                .next(poll.asked().stream().map(poll::asks).toList(), opened)
                .filter(reminder -> reminder.isBefore(poll.closes()))
                .orElseGet(poll::closes);
    }

    private static Reminders of(PollSettings settings) {
        return new Reminders(settings.remindAfterMinutes(), settings.remindAtMost());
    }

    /// The next one after a moment, of any of these slots.
    public Optional<Instant> next(Collection<Instant> slots, Instant after) {
        return slots.stream()
                .distinct()
                .flatMap(this::of)
                .filter(reminder -> reminder.isAfter(after))
                .min(Comparator.naturalOrder());
    }

    /// The number of the reminder that is due at a slot, where it came due after `before`. Of
    /// several that were missed that is the last: nobody is reminded twice at once.
    public OptionalInt due(Instant slot, Instant before, Instant now) {
        var due = of(slot).takeWhile(reminder -> !reminder.isAfter(now)).toList();
        return due.isEmpty() || !due.getLast().isAfter(before)
                ? OptionalInt.empty()
                : OptionalInt.of(due.size());
    }

    private Stream<Instant> of(Instant slot) {
        if (everyMinutes == null) {
            return Stream.empty();
        }
        var every = Duration.ofMinutes(everyMinutes);
        return Stream.iterate(slot.plus(every), reminder -> reminder.plus(every)).limit(atMost);
    }
}
