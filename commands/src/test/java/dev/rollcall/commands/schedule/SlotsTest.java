package dev.rollcall.commands.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.PollTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What a schedule comes to, told by watching a clock of java.time's minute by minute: a slot is
/// there when the clock first shows it or a later time; of those that come at once, the last asks.
class SlotsTest {

    private static final List<ZoneId> ZONES =
            new TreeSet<>(ZoneId.getAvailableZoneIds()).stream().map(ZoneId::of).toList();

    @Property(tries = 300)
    void each_slot_is_asked_exactly_once_when_the_clock_first_reaches_it(
            @ForAll("schedules") Timetable timetable,
            @ForAll("zones") ZoneId zone,
            @ForAll("moments") Instant moment,
            @ForAll("transitions") boolean besideTransition) {
        var from = besideTransition ? nextTransition(zone, moment) : moment;
        var to = from.plus(Duration.ofDays(3));

        assertThat(asked(Slots.of(timetable.cron()), zone, from, to))
                .isEqualTo(watched(timetable, zone, from, to));
    }

    @Property(tries = 200)
    void whoever_looks_now_and_then_finds_each_slot_once(
            @ForAll("schedules") Timetable timetable,
            @ForAll("zones") ZoneId zone,
            @ForAll("moments") Instant moment,
            @ForAll("transitions") boolean besideTransition,
            @ForAll("pauses") List<Integer> minutes) {
        // Given somebody who remembers the last slot, and who looks at any moments
        var from = besideTransition ? nextTransition(zone, moment) : moment;
        var slots = Slots.of(timetable.cron());
        var after = Slots.shown(from, zone);
        var now = from;
        var found = new ArrayList<LocalDateTime>();
        var passedOver = new ArrayList<LocalDateTime>();

        // When
        for (int pause : minutes) {
            now = now.plus(Duration.ofMinutes(pause));
            var latest = slots.latest(Set.of(zone), now);
            if (latest.isPresent() && latest.get().isAfter(after)) {
                for (var slot = slots.next(after).get();
                        slot.isBefore(latest.get());
                        slot = slots.next(slot).get()) {
                    if (slots.asks(slot, zone)) {
                        passedOver.add(slot);
                    }
                }
                after = latest.get();
                found.add(after);
            }
        }

        // Then none is lost, and none comes twice
        var all = new ArrayList<>(found);
        all.addAll(passedOver);
        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(watched(timetable, zone, from, now).values());
    }

    /// Who schedules begins with what the clock has not shown yet, however often that is.
    @Property(tries = 200)
    void whoever_changes_the_schedule_is_asked_by_the_old_one_till_then_and_by_the_new_one_after(
            @ForAll("schedules") Timetable before,
            @ForAll("schedules") Timetable after,
            @ForAll("zones") ZoneId zone,
            @ForAll("moments") Instant moment,
            @ForAll("transitions") boolean besideTransition,
            @ForAll("edits") int minutes) {
        var from = besideTransition ? nextTransition(zone, moment) : moment;
        var edit = from.plus(Duration.ofMinutes(minutes));
        var to = from.plus(Duration.ofDays(3));

        var asked = asked(Slots.of(before.cron()), zone, from, edit);
        asked.putAll(asked(Slots.of(after.cron()), zone, edit, to));

        var watched = watched(before, zone, from, edit);
        watched.putAll(watched(after, zone, edit, to));
        assertThat(asked).isEqualTo(watched);
    }

    @Property(tries = 300)
    void what_a_clock_has_shown_is_the_latest_of_all_that_it_showed(
            @ForAll("zones") ZoneId zone,
            @ForAll("moments") Instant moment,
            @ForAll("transitions") boolean besideTransition,
            @ForAll("edits") int minutes) {
        var now =
                besideTransition
                        ? nextTransition(zone, moment).plus(Duration.ofMinutes(minutes))
                        : moment;

        assertThat(Slots.shown(now, zone).truncatedTo(ChronoUnit.MINUTES))
                .isEqualTo(shownSoFar(zone, now));
    }

    @Property(tries = 100)
    void each_is_asked_once_by_their_own_clock_and_the_first_clock_opens(
            @ForAll("schedules") Timetable timetable,
            @ForAll("several") Set<ZoneId> zones,
            @ForAll("moments") Instant moment) {
        var slots = Slots.of(timetable.cron());
        var to = moment.plus(Duration.ofDays(2));
        var opened = new TreeMap<LocalDateTime, Instant>();
        for (var zone : zones) {
            watched(timetable, zone, moment, to)
                    .forEach(
                            (at, slot) ->
                                    opened.merge(
                                            slot,
                                            at,
                                            (one, other) -> one.isBefore(other) ? one : other));
        }

        opened.forEach(
                (slot, first) -> {
                    // Some clocks may have reached it before anybody watched.
                    if (zones.stream().noneMatch(zone -> !slot.isAfter(shownSoFar(zone, moment)))) {
                        var asking = zones.stream().filter(zone -> slots.asks(slot, zone)).toList();
                        assertThat(Slots.opening(slot, asking)).isEqualTo(first);
                    }
                });
    }

    @Property(tries = 300)
    void the_latest_slot_is_the_one_before_the_next(
            @ForAll("schedules") Timetable timetable,
            @ForAll("several") Set<ZoneId> zones,
            @ForAll("moments") Instant now) {
        var slots = Slots.of(timetable.cron());

        var latest = slots.latest(zones, now).orElseThrow();

        assertThat(Slots.opening(latest, zones)).isBeforeOrEqualTo(now);
        assertThat(Slots.opening(slots.next(latest).orElseThrow(), zones)).isAfter(now);
    }

    @Example
    void a_leap_day_comes_every_four_years_and_some_days_never() {
        var now = Instant.parse("2027-03-01T00:00:00Z");
        var utc = Set.of(ZoneId.of("UTC"));

        assertThat(Slots.of("0 9 29 2 *").latest(utc, now))
                .hasValue(LocalDateTime.parse("2024-02-29T09:00"));
        assertThat(Slots.of("0 9 29 2 *").next(LocalDateTime.parse("2097-01-01T00:00")))
                .hasValue(LocalDateTime.parse("2104-02-29T09:00"));
        assertThat(Slots.of("0 9 30 2 *").latest(utc, now)).isEmpty();
        assertThat(Slots.of("0 9 30 2 *").next(LocalDateTime.parse("2027-01-01T00:00"))).isEmpty();
    }

    @Example
    void the_last_day_of_a_month_and_midnight_are_slots_as_any_other() {
        var slots = Slots.of("0 0 31 * *");

        assertThat(slots.next(LocalDateTime.parse("2027-01-31T00:00")))
                .hasValue(LocalDateTime.parse("2027-03-31T00:00"));
        assertThat(slots.latest(Set.of(ZoneId.of("UTC")), Instant.parse("2027-03-30T23:59:59Z")))
                .hasValue(LocalDateTime.parse("2027-01-31T00:00"));
    }

    /// In Samoa there was no 30 December 2011.
    @Example
    void a_day_that_a_country_skips_is_asked_when_it_has_skipped() {
        var apia = ZoneId.of("Pacific/Apia");
        var slot = LocalDateTime.parse("2011-12-30T09:30");

        assertThat(PollTimes.reached(slot, apia))
                .hasToString("2011-12-31T00:00+14:00[Pacific/Apia]");
        assertThat(Slots.of("30 9 * * *").asks(slot, apia)).isTrue();
        assertThat(Slots.of("30 9,10 * * *").asks(slot, apia)).isFalse();
    }

    /// A slot's name outlives the rules of its zone, so new rules open none twice.
    @Example
    void a_slot_is_named_by_the_schedule_and_not_by_what_the_clock_shows() {
        var berlin = ZoneId.of("Europe/Berlin");
        var skipped = Instant.parse("2026-03-29T01:00:00Z");

        assertThat(Slots.of("30 2 * * *").latest(Set.of(berlin), skipped))
                .hasValue(LocalDateTime.parse("2026-03-29T02:30"));
    }

    private static SortedMap<Instant, LocalDateTime> asked(
            Slots slots, ZoneId zone, Instant from, Instant to) {
        var asked = new TreeMap<Instant, LocalDateTime>();
        for (var slot = slots.next(Slots.shown(from, zone));
                slot.isPresent();
                slot = slots.next(slot.get())) {
            var at = PollTimes.reached(slot.get(), zone).toInstant();
            if (at.isAfter(to)) {
                break;
            }
            if (slots.asks(slot.get(), zone)) {
                assertThat(asked.put(at, slot.get())).isNull();
            }
        }
        return asked;
    }

    private static SortedMap<Instant, LocalDateTime> watched(
            Timetable timetable, ZoneId zone, Instant from, Instant to) {
        var asked = new TreeMap<Instant, LocalDateTime>();
        var shown = shownSoFar(zone, from);
        for (var now = from.plus(1, ChronoUnit.MINUTES);
                !now.isAfter(to);
                now = now.plus(1, ChronoUnit.MINUTES)) {
            var shows = LocalDateTime.ofInstant(now, zone);
            for (; shown.isBefore(shows); shown = shown.plusMinutes(1)) {
                if (timetable.names(shown.plusMinutes(1))) {
                    asked.put(now, shown.plusMinutes(1));
                }
            }
        }
        return asked;
    }

    /// The latest time that a clock has shown: more than it shows, where it was set back.
    private static LocalDateTime shownSoFar(ZoneId zone, Instant now) {
        var latest = LocalDateTime.ofInstant(now, zone);
        for (int back = 0; back <= 24 * 60; back++) {
            var earlier = LocalDateTime.ofInstant(now.minus(Duration.ofMinutes(back)), zone);
            latest = earlier.isAfter(latest) ? earlier : latest;
        }
        return latest;
    }

    private static Instant nextTransition(ZoneId zone, Instant moment) {
        return Optional.ofNullable(zone.getRules().nextTransition(moment))
                .map(transition -> transition.getInstant().minus(Duration.ofHours(36)))
                .orElse(moment);
    }

    @Provide
    Arbitrary<Timetable> schedules() {
        return Timetable.any();
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZONES);
    }

    @Provide
    Arbitrary<Set<ZoneId>> several() {
        return zones().set().ofMinSize(1).ofMaxSize(4);
    }

    /// Whole minutes since clocks go by whole minutes everywhere.
    @Provide
    Arbitrary<Instant> moments() {
        long first = Instant.parse("1973-01-01T00:00:00Z").getEpochSecond() / 60;
        long last = Instant.parse("2040-01-01T00:00:00Z").getEpochSecond() / 60;
        return Arbitraries.longs()
                .between(first, last)
                .map(minute -> Instant.ofEpochSecond(minute * 60));
    }

    @Provide
    Arbitrary<Boolean> transitions() {
        return Arbitraries.of(true, false);
    }

    /// Within the three days that begin a day and a half before a clock is set.
    @Provide
    Arbitrary<Integer> edits() {
        return Arbitraries.integers().between(0, 3 * 24 * 60);
    }

    @Provide
    Arbitrary<List<Integer>> pauses() {
        return Arbitraries.integers().between(1, 600).list().ofMinSize(1).ofMaxSize(20);
    }
}
