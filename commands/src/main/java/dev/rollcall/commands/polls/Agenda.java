package dev.rollcall.commands.polls;

import dev.rollcall.commands.model.team.Holidays;
import dev.rollcall.commands.model.team.PollRound;
import dev.rollcall.commands.polls.People.Someone;
import dev.rollcall.commands.schedule.PublicHolidays;
import dev.rollcall.commands.schedule.Slots;
import dev.rollcall.events.Asked;
import dev.rollcall.events.PollTimes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a round has to do at a moment, as it stands then. No I/O but the files of holidays.
sealed interface Agenda {

    /// Nothing, until then; empty: never again.
    record Wait(Optional<Instant> until) implements Agenda {}

    /// A slot is due, and asks these.
    record Ask(LocalDateTime slot, List<Asked> asked, Instant at, Instant closes)
            implements Agenda {
        public Ask {
            asked = List.copyOf(asked);
        }
    }

    /// A slot is due, and asks nobody.
    record Silent(LocalDateTime slot, Why why) implements Agenda {}

    /// Why a slot asks nobody.
    enum Why {
        PAUSED("the round is paused"),
        HOLIDAY("it is a holiday of the team's"),
        NOBODY("there is nobody to ask, or all have the day off"),
        TOO_LATE("it was missed, and would be closed by now; was every pod down?");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /// What is due, and whom it asks.
    ///
    /// @param after slots up to this one are dealt with
    /// @param people whom the round asks
    static Agenda of(
            PollRound round,
            Optional<Holidays> holidays,
            List<Someone> people,
            LocalDateTime after,
            Instant now) {
        var slots = Slots.of(round.cron());
        var clocks = clocks(round, people);
        return slots.latest(clocks, now)
                .filter(slot -> slot.isAfter(after))
                .map(slot -> due(slot, slots, round, holidays, people, now))
                .orElseGet(() -> new Wait(opening(slots, clocks, after)));
    }

    /// The clocks that a round goes by.
    static Set<ZoneId> clocks(PollRound round, List<Someone> people) {
        var zone = ZoneId.of(round.timeZone());
        return round.settings().ownZones() && !people.isEmpty()
                ? people.stream()
                        .map(person -> person.zone().orElse(zone))
                        .collect(Collectors.toSet())
                : Set.of(zone);
    }

    /// When the slot after this one is due.
    static Optional<Instant> opening(Slots slots, Set<ZoneId> clocks, LocalDateTime after) {
        return slots.next(after).map(next -> Slots.opening(next, clocks));
    }

    /// The slots between two, which were missed: the second one is due by now.
    static Stream<LocalDateTime> missed(PollRound round, LocalDateTime after, LocalDateTime slot) {
        var slots = Slots.of(round.cron());
        var zone = ZoneId.of(round.timeZone());
        return Stream.iterate(
                        slots.next(after), Optional::isPresent, next -> slots.next(next.get()))
                .flatMap(Optional::stream)
                .takeWhile(next -> next.isBefore(slot))
                .filter(next -> slots.asks(next, zone));
    }

    private static Agenda due(
            LocalDateTime slot,
            Slots slots,
            PollRound round,
            Optional<Holidays> holidays,
            List<Someone> people,
            Instant now) {
        var day = slot.toLocalDate();
        var zone = ZoneId.of(round.timeZone());
        if (round.pause()
                .filter(pause -> pause.until().map(day::isBefore).orElse(true))
                .isPresent()) {
            return new Silent(slot, Why.PAUSED);
        }
        if (holidays.filter(kept -> PublicHolidays.on(day, kept)).isPresent()) {
            return new Silent(slot, Why.HOLIDAY);
        }
        var asked =
                people.stream()
                        .flatMap(person -> asked(person, slot, slots, round, zone).stream())
                        .toList();
        if (asked.isEmpty()) {
            return new Silent(slot, Why.NOBODY);
        }
        var closes = new PollTimes(slot, zone, asked, round.settings()).closes();
        return closes.isAfter(now)
                ? new Ask(slot, asked, Slots.opening(slot, clocks(round, people)), closes)
                : new Silent(slot, Why.TOO_LATE);
    }

    private static Optional<Asked> asked(
            Someone person, LocalDateTime slot, Slots slots, PollRound round, ZoneId zone) {
        var clock = round.settings().ownZones() ? person.zone().orElse(zone) : zone;
        return slots.asks(slot, clock)
                        && !person.isOff(PollTimes.reached(slot, clock).toInstant(), zone)
                ? Optional.of(
                        new Asked(
                                person.member().workspace(), person.member().user(), clock.getId()))
                : Optional.empty();
    }
}
