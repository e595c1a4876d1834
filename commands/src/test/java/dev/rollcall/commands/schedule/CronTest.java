package dev.rollcall.commands.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// In Berlin the clock goes from 2:00 to 3:00 on 29 March 2026, and from 3:00 back to 2:00 on 25
/// October.
class CronTest {
    private static final String BERLIN = "Europe/Berlin";

    @Test
    void weekdays_are_asked_at_the_same_time_of_day_before_and_after_the_clock_is_set() {
        assertThat(slots("30 9 * * MON-FRI", BERLIN, "2026-03-27T08:00:00Z", 2))
                .containsExactly("2026-03-27T09:30+01:00", "2026-03-30T09:30+02:00");
    }

    @Test
    void a_time_that_the_clock_skips_is_asked_once_it_has_skipped() {
        assertThat(slots("30 2 * * *", BERLIN, "2026-03-28T00:00:00Z", 3))
                .containsExactly(
                        "2026-03-28T02:30+01:00",
                        "2026-03-29T03:00+02:00",
                        "2026-03-30T02:30+02:00");
    }

    @Test
    void all_times_that_the_clock_skips_are_one_slot() {
        assertThat(slots("*/20 * * * *", BERLIN, "2026-03-29T00:40:00Z", 3))
                .containsExactly(
                        "2026-03-29T03:00+02:00",
                        "2026-03-29T03:20+02:00",
                        "2026-03-29T03:40+02:00");
    }

    @Test
    void a_time_that_the_clock_shows_twice_is_asked_the_first_time() {
        assertThat(slots("30 2 * * *", BERLIN, "2026-10-24T12:00:00Z", 2))
                .containsExactly("2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
    }

    @Test
    void nothing_is_asked_while_the_clock_shows_an_hour_again() {
        assertThat(slots("*/30 * * * *", BERLIN, "2026-10-25T01:10:00Z", 1))
                .containsExactly("2026-10-25T03:00+01:00");
    }

    @Test
    void a_slot_is_after_the_moment_that_is_asked_from() {
        assertThat(slots("0 9 * * *", "UTC", "2026-11-26T09:00:00Z", 1))
                .containsExactly("2026-11-27T09:00Z");
    }

    @Test
    void a_day_of_month_and_a_day_of_week_are_one_or_the_other() {
        assertThat(slots("0 9 13 * FRI", "UTC", "2026-12-09T12:00:00Z", 3))
                .containsExactly("2026-12-11T09:00Z", "2026-12-13T09:00Z", "2026-12-18T09:00Z");
    }

    @Test
    void leap_days_come_and_days_that_never_are_do_not() {
        assertThat(slots("0 9 29 2 *", "UTC", "2026-11-26T09:00:00Z", 2))
                .containsExactly("2028-02-29T09:00Z", "2032-02-29T09:00Z");
        assertThat(slots("0 9 30 2 *", "UTC", "2026-11-26T09:00:00Z", 1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30 9 * *",
                "30 9 * * * *",
                "60 9 * * *",
                "30 24 * * *",
                "weekly",
                "a b c d e"
            })
    void what_is_no_expression_is_refused(String text) {
        assertThatThrownBy(() -> Cron.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> slots(String cron, String zone, String from, int count) {
        return Cron.parse(cron)
                .slots(ZoneId.of(zone), Instant.parse(from))
                .limit(count)
                .map(OffsetDateTime::toString)
                .toList();
    }
}
