package dev.rollcall.projector.projections.participation;

import static dev.rollcall.projector.projections.Given.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.events.Asked;
import dev.rollcall.events.PollEvent;
import dev.rollcall.events.PollEvent.PollClosed;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.PollEvent.PollPosted;
import dev.rollcall.events.PollEvent.PollReminderSent;
import dev.rollcall.events.PollEvent.PollSummarised;
import dev.rollcall.events.PollSettings;
import dev.rollcall.projector.projections.Given;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParticipationTest {

    private static final UUID TEAM = new UUID(0, 7);
    private static final PollOpened OPENED = opened("2026-11-23T09:30", "Europe/Zurich");

    @Test
    void a_poll_asks_a_team_at_a_position_of_the_log() {
        assertThat(row(OPENED))
                .containsEntry("team_id", TEAM)
                .containsEntry("round", "daily")
                .containsEntry("slot", "2026-11-23T09:30")
                .containsEntry("opened_position", 1L)
                .containsEntry("opened_at", at(1))
                .containsEntry("closed_at", null);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T23:30, Pacific/Auckland, 2026-11-23, 2026-11-23T11:00:00Z",
        "2026-03-29T09:30, Europe/Zurich,    2026-03-29, 2026-03-29T22:00:00Z",
        "2026-10-25T09:30, Europe/Zurich,    2026-10-25, 2026-10-25T23:00:00Z",
        "2026-09-05T09:30, America/Santiago, 2026-09-05, 2026-09-06T04:00:00Z"
    })
    void its_day_is_the_slots_and_ends_at_midnight_or_what_comes_instead(
            String slot, String timeZone, LocalDate day, Instant end) {
        assertThat(row(opened(slot, timeZone)))
                .containsEntry("day", day)
                .containsEntry("day_ends_at", end);
    }

    @Test
    void a_slot_that_is_no_time_of_any_place_is_refused() {
        assertThatThrownBy(() -> row(opened("tomorrow", "UTC")))
                .isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> row(opened("2026-11-23T09:30", "Middle/Earth")))
                .isInstanceOf(DateTimeException.class);
    }

    @Test
    void a_poll_says_where_it_stands_in_slack_and_whom_it_reminded_once_each() {
        assertThat(
                        row(
                                OPENED,
                                new PollPosted("T1", "C1", "17.4"),
                                new PollReminderSent(List.of("U1", "U2")),
                                new PollReminderSent(List.of("U2", "U3"))))
                .containsEntry("posted_at", at(2))
                .containsEntry("slack_workspace", "T1")
                .containsEntry("slack_channel", "C1")
                .containsEntry("slack_ts", "17.4")
                .extractingByKey("reminded")
                .hasToString("[{slack_user=U1}, {slack_user=U2}, {slack_user=U3}]");
    }

    @Test
    void a_closed_poll_says_when() {
        assertThat(row(OPENED, new PollClosed())).containsEntry("closed_at", at(2));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:30,     , 2026-11-24T08:00:00Z",
        "2026-11-23T09:30,   90, 2026-11-23T19:00:00Z",
        "2026-03-08T02:30,   60, 2026-03-08T11:00:00Z"
    })
    void it_is_open_until_the_last_of_those_it_asks_had_their_time(
            String slot, Integer closeAfterMinutes, Instant closes) {
        var asked =
                List.of(
                        new Asked("T1", "U1", "Europe/Zurich"),
                        new Asked("T1", "U2", "America/Los_Angeles"));
        var settings = new PollSettings(true, List.of(), null, 0, closeAfterMinutes, null, null);
        assertThat(row(new PollOpened(TEAM, "daily", slot, "Europe/Zurich", asked, settings)))
                .containsEntry("closes_at", closes)
                .extractingByKey("asked")
                .asString()
                .contains("{slack_workspace=T1, slack_user=U2, time_zone=America/Los_Angeles}");
    }

    @Test
    void a_poll_that_named_nobody_is_open_until_its_day_is_over() {
        assertThat(row(OPENED))
                .containsEntry("closes_at", Instant.parse("2026-11-23T23:00:00Z"))
                .containsEntry("asked", List.of());
    }

    @Test
    void a_summary_says_where_and_when() {
        assertThat(row(OPENED, new PollClosed(), new PollSummarised("T1", "C2", "18.1")))
                .containsEntry("summarised_at", at(3))
                .containsEntry("summary_workspace", "T1")
                .containsEntry("summary_channel", "C2")
                .containsEntry("summary_ts", "18.1");
    }

    private static PollOpened opened(String slot, String timeZone) {
        return new PollOpened(TEAM, "daily", slot, timeZone, List.of(), PollSettings.PLAIN);
    }

    private static Map<String, Object> row(PollEvent... events) {
        return Given.row(Participation.PROJECTION, events);
    }
}
