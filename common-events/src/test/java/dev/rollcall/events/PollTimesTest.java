package dev.rollcall.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PollTimesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void a_poll_closes_some_minutes_after_its_slot_and_else_when_its_day_is_over() {
        assertThat(times("2026-03-02T09:30", 90, "Europe/Berlin").closes())
                .isEqualTo("2026-03-02T10:00:00Z");
        assertThat(times("2026-03-02T09:30", null, "Europe/Berlin").closes())
                .isEqualTo("2026-03-02T23:00:00Z");
    }

    @Test
    void closing_is_counted_from_whoever_is_asked_last() {
        var zones = new String[] {"Asia/Tokyo", "America/New_York", "Europe/Berlin"};

        assertThat(times("2026-03-02T09:00", 60, zones).closes()).isEqualTo("2026-03-02T15:00:00Z");
        assertThat(times("2026-03-02T09:00", null, zones).closes())
                .isEqualTo("2026-03-03T05:00:00Z");
    }

    @Test
    void minutes_are_elapsed_time_and_days_are_the_calendars_when_clocks_are_set() {
        assertThat(times("2026-03-29T01:30", 60, "Europe/Berlin").closes())
                .isEqualTo("2026-03-29T01:30:00Z");
        assertThat(times("2026-03-29T01:30", null, "Europe/Berlin").closes())
                .isEqualTo("2026-03-29T22:00:00Z");
        assertThat(times("2026-10-25T02:30", null, "Europe/Berlin").closes())
                .isEqualTo("2026-10-25T23:00:00Z");
    }

    @Test
    void a_day_that_begins_at_one_ends_when_the_next_begins() {
        assertThat(times("2026-04-23T09:00", null, "Africa/Cairo").closes())
                .isEqualTo("2026-04-23T22:00:00Z");
    }

    @Test
    void a_poll_of_before_it_was_noted_whom_it_asks_goes_by_its_own_clock() {
        assertThat(times("2026-03-02T09:30", null).closes()).isEqualTo("2026-03-02T23:00:00Z");
    }

    private static PollTimes times(String slot, Integer closeAfter, String... zones) {
        return new PollTimes(
                LocalDateTime.parse(slot),
                BERLIN,
                Arrays.stream(zones).map(zone -> new Asked("T1", zone, zone)).toList(),
                new PollSettings(false, List.of(), null, 0, closeAfter, null, null));
    }
}
