package dev.rollcall.projector.projections.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.PersonEvent;
import dev.rollcall.events.PersonEvent.DaysOffCancelled;
import dev.rollcall.events.PersonEvent.DaysOffTaken;
import dev.rollcall.events.PersonEvent.InterviewsSwitched;
import dev.rollcall.events.PersonEvent.RemindersSwitched;
import dev.rollcall.events.PersonEvent.TimeZoneChosen;
import dev.rollcall.projector.projections.Given;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PeopleTest {

    private static final LocalDate START = LocalDate.of(2026, 12, 24);

    @Test
    void somebody_is_reminded_on_slacks_clock_unless_they_chose_otherwise() {
        assertThat(row(new TimeZoneChosen("T1", "U1", "Asia/Tokyo")))
                .containsEntry("slack_workspace", "T1")
                .containsEntry("slack_user", "U1")
                .containsEntry("time_zone", "Asia/Tokyo")
                .containsEntry("reminders", true);
        assertThat(
                        row(
                                new TimeZoneChosen("T1", "U1", "Asia/Tokyo"),
                                new TimeZoneChosen("T1", "U1", null),
                                new RemindersSwitched("T1", "U1", false)))
                .containsEntry("time_zone", null)
                .containsEntry("reminders", false);
    }

    @Test
    void somebody_is_interviewed_once_they_chose_so() {
        assertThat(row(new RemindersSwitched("T1", "U1", true))).containsEntry("interviews", false);
        assertThat(row(new InterviewsSwitched("T1", "U1", true)))
                .containsEntry("slack_user", "U1")
                .containsEntry("interviews", true);
    }

    @Test
    void days_off_that_touch_are_one_and_a_day_cancelled_within_parts_them() {
        assertThat(row(taken(0, 2), taken(3, 6), taken(10, 10), cancelled(5, 5)).get("days_off"))
                .hasToString(
                        """
                        [{first_day=2026-12-24, last_day=2026-12-28}, \
                        {first_day=2026-12-30, last_day=2026-12-30}, \
                        {first_day=2027-01-03, last_day=2027-01-03}]""");
    }

    /// The oracle is a set of days.
    @Property
    void days_off_are_those_taken_and_not_cancelled(
            @ForAll @Size(max = 12) List<@IntRange(max = 1023) Integer> steps) {
        var days = new TreeSet<LocalDate>();
        var events = new ArrayList<PersonEvent>();
        for (int step : steps) {
            int first = step >> 1 & 15;
            int last = first + (step >> 5 & 7);
            var range = START.plusDays(first).datesUntil(START.plusDays(last + 1L)).toList();
            if ((step & 1) == 0) {
                events.add(taken(first, last));
                days.addAll(range);
            } else {
                events.add(cancelled(first, last));
                range.forEach(days::remove);
            }
        }

        var off = (List<?>) row(events.toArray(PersonEvent[]::new)).get("days_off");

        assertThat(
                        off.stream()
                                .map(each -> (Map<?, ?>) each)
                                .flatMap(
                                        each ->
                                                day(each, "first_day")
                                                        .datesUntil(
                                                                day(each, "last_day").plusDays(1)))
                                .collect(Collectors.toList()))
                .containsExactlyElementsOf(days);
    }

    private static LocalDate day(Map<?, ?> days, String name) {
        return LocalDate.parse((String) days.get(name));
    }

    private static DaysOffTaken taken(int first, int last) {
        return new DaysOffTaken("T1", "U1", START.plusDays(first), START.plusDays(last));
    }

    private static DaysOffCancelled cancelled(int first, int last) {
        return new DaysOffCancelled("T1", "U1", START.plusDays(first), START.plusDays(last));
    }

    private static Map<String, Object> row(PersonEvent... events) {
        return Given.row(People.PROJECTION, events);
    }
}
