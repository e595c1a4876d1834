package dev.rollcall.commands.edge.slack;

import static dev.rollcall.commands.SlackTeams.WORKSPACE;
import static dev.rollcall.commands.edge.slack.HomeTab.blockOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.events.Event;
import dev.rollcall.events.PersonEvent;
import dev.rollcall.events.PersonEvent.DaysOffCancelled;
import dev.rollcall.events.PersonEvent.DaysOffTaken;
import dev.rollcall.events.PersonEvent.InterviewsSwitched;
import dev.rollcall.events.PersonEvent.RemindersSwitched;
import dev.rollcall.events.PersonEvent.TimeZoneChosen;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.delivery.Outcome.Invalid;
import dev.rollcall.local.slack.delivery.Outcome.Taken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What somebody chooses for themselves in their Home tab.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class HomeSettingsTest {

    static final String RADIA = "U0RADIA";

    SlackSimulator slack;

    @Inject SlackStore store;

    HomeTab home;
    long head;

    @BeforeEach
    void connect() {
        slack.app("http://127.0.0.1:" + RestAssured.port);
        var radia = slack.person(RADIA);
        if (!radia.modals().isEmpty()) {
            radia.modal().closeAll();
        }
        home = new HomeTab(radia);
        head = store.head();
    }

    @AfterEach
    void mend() {
        slack.allWell();
    }

    @Test
    void a_time_zone_is_chosen_written_and_given_up() {
        // When
        var tab = home.showing(shown -> shown.contains("My settings"));
        tab.choose(blockOf(tab, "zone:"), "rollcall_home_zone", "Asia/Tokyo");
        home.awaitShowing("*Time zone*: Asia/Tokyo (you chose it)");
        tab.press(blockOf(tab, "zone:"), "rollcall_home_zone_other");
        var wrong = home.form().fill("answer", "Atlantis").submit();
        var right = home.form().fill("answer", "lord howe").submit();
        home.awaitShowing("*Time zone*: Australia/Lord_Howe");
        tab.press(blockOf(tab, "zone:"), "rollcall_home_zone_of_slack");
        home.awaitShowing("(Slack's)");

        // Then
        assertThat(wrong).isInstanceOf(Invalid.class);
        assertThat(((Invalid) wrong).errors().get("zone")).contains("no such time zone");
        assertThat(right).isEqualTo(new Taken());
        assertThat(events())
                .containsExactly(
                        new TimeZoneChosen(WORKSPACE, RADIA, "Asia/Tokyo"),
                        new TimeZoneChosen(WORKSPACE, RADIA, "Australia/Lord_Howe"),
                        new TimeZoneChosen(WORKSPACE, RADIA, null));
    }

    @Test
    void days_off_are_taken_and_cancelled() {
        // Given
        var first = LocalDate.now(ZoneOffset.UTC).plusDays(10);
        var tab = home.showing(shown -> shown.contains("My settings"));

        // When
        tab.press("days_off", "rollcall_home_days_off");
        var reversed =
                home.form()
                        .fill("first", "answer", first.toString())
                        .fill("last", "answer", first.minusDays(1).toString())
                        .submit();
        var tooLong = home.form().fill("last", "answer", first.plusYears(2).toString()).submit();
        var taken =
                home.form()
                        .fill("first", "answer", first.toString())
                        .fill("last", "answer", first.plusDays(2).toString())
                        .submit();
        home.awaitShowing("Cancel");
        var days = "days:%s/%s".formatted(first, first.plusDays(2));
        tab.press(days, "rollcall_home_days_on");

        // Then
        assertThat(reversed)
                .isEqualTo(new Invalid(Map.of("last", "The last day is before the first.")));
        assertThat(tooLong).isEqualTo(new Invalid(Map.of("last", "Days off are a year at most.")));
        assertThat(taken).isEqualTo(new Taken());
        home.awaitShowing("none ahead");
        assertThat(events())
                .containsExactly(
                        new DaysOffTaken(WORKSPACE, RADIA, first, first.plusDays(2)),
                        new DaysOffCancelled(WORKSPACE, RADIA, first, first.plusDays(2)));
    }

    @Test
    void a_form_that_is_sent_again_with_something_else_says_so() {
        var view = "V0" + UUID.randomUUID();
        SlackRequests.interaction(zone(view, "Europe/Berlin")).statusCode(200);

        SlackRequests.interaction(zone(view, "Asia/Tokyo"))
                .statusCode(200)
                .body("errors.zone", containsString("sent before, with something else in it"));

        assertThat(events()).containsExactly(new TimeZoneChosen(WORKSPACE, RADIA, "Europe/Berlin"));
        SlackRequests.interaction(
                        HomePresses.of(WORKSPACE, RADIA, "rollcall_home_zone_of_slack", "x"))
                .statusCode(200);
        await().until(() -> events().size() == 2);
    }

    private static String zone(String view, String name) {
        return """
               {"type": "view_submission", "team": {"id": "%s"}, "user": {"id": "%s"},
                "trigger_id": "1.2.abc",
                "view": {"id": "%s", "type": "modal", "callback_id": "rollcall_zone",
                         "blocks": [{"type": "input", "block_id": "zone"}],
                         "state": {"values": {"zone": {"answer": {"value": "%s"}}}}}}
               """
                .formatted(WORKSPACE, RADIA, view, name);
    }

    @Test
    void reminders_are_switched() {
        var tab = home.showing(shown -> shown.contains("*Reminders*: on"));

        tab.press("reminders", "rollcall_home_reminders");
        home.awaitShowing("*Reminders*: off");
        tab.press("reminders", "rollcall_home_reminders");
        home.awaitShowing("*Reminders*: on");

        assertThat(events())
                .containsExactly(
                        new RemindersSwitched(WORKSPACE, RADIA, false),
                        new RemindersSwitched(WORKSPACE, RADIA, true));
    }

    @Test
    void interviews_are_switched() {
        var tab = home.showing(shown -> shown.contains("*One question at a time*: off"));

        tab.press("interviews", "rollcall_home_interviews");
        home.awaitShowing("*One question at a time*: on");
        tab.press("interviews", "rollcall_home_interviews");
        home.awaitShowing("*One question at a time*: off");

        assertThat(events())
                .containsExactly(
                        new InterviewsSwitched(WORKSPACE, RADIA, true),
                        new InterviewsSwitched(WORKSPACE, RADIA, false));
    }

    private List<Event> events() {
        return store.after(head).stream()
                .map(SlackStore::event)
                .filter(PersonEvent.class::isInstance)
                .toList();
    }
}
