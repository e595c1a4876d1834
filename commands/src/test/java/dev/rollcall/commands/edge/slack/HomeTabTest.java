package dev.rollcall.commands.edge.slack;

import static dev.rollcall.commands.SlackTeams.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Event;
import dev.rollcall.events.PersonEvent;
import dev.rollcall.events.PersonEvent.DaysOffCancelled;
import dev.rollcall.events.PersonEvent.DaysOffTaken;
import dev.rollcall.events.PersonEvent.InterviewsSwitched;
import dev.rollcall.events.PersonEvent.RemindersSwitched;
import dev.rollcall.events.PersonEvent.TimeZoneChosen;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.delivery.Outcome.Invalid;
import dev.rollcall.local.slack.delivery.Outcome.Taken;
import dev.rollcall.local.slack.people.Person;
import dev.rollcall.local.slack.people.Surface;
import dev.rollcall.local.slack.webapi.Fault;
import dev.rollcall.local.slack.workspace.View;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The Home tab, as somebody in Slack sees it and uses it.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class HomeTabTest {

    static final String CHANNEL = "C0DESIGN";
    static final String RADIA = "U0RADIA";
    static final Duration PATIENCE = Duration.ofSeconds(20);

    SlackSimulator slack;

    @Inject SlackStore store;
    @Inject Polls polls;
    @Inject MeterRegistry metrics;

    Person radia;
    String name;
    String team;
    long head;

    @BeforeEach
    void connect() {
        slack.app("http://127.0.0.1:" + RestAssured.port);
        radia = slack.person(RADIA);
        if (!radia.modals().isEmpty()) {
            radia.modal().closeAll();
        }
        name = "Design " + UUID.randomUUID();
        team = SlackTeams.register(name);
        SlackTeams.join(team, WORKSPACE, RADIA);
        store.awaitLookups();
        head = store.head();
    }

    @AfterEach
    void mend() {
        slack.allWell();
        SlackTeams.archive(team);
    }

    @Test
    void it_shows_who_has_answered_and_is_awaited_who_is_blocked_and_my_streak() {
        // Given
        var poll = polls.openUnposted(team, RADIA, "U0ADA", "U0GRACE");
        SlackTeams.submitAs(team, "U0ADA", "Import done\nblocked: the <licence>", poll);
        store.awaitLookups();

        // When
        var home = home(shown -> shown.contains("the &lt;licence&gt;"));

        // Then
        assertThat(text(home))
                .contains(":white_check_mark: Answered: <@U0ADA>")
                .contains(":hourglass_flowing_sand: Awaited: <@U0RADIA>, <@U0GRACE>")
                .contains(":no_entry: *Blocked*", "<@U0ADA>: the &lt;licence&gt;")
                .contains("Your streak: none yet");

        // And when
        home.press("poll:" + poll, "rollcall_answer");
        form().fill("answer", "On the button").submit();

        // Then, without being opened again
        awaitHome("Your streak: 1 poll", "> On the button");
        assertThat(text(home)).contains("Answered: <@U0RADIA>, <@U0ADA>");
    }

    @Test
    void an_update_is_edited_and_retracted() {
        // Given
        SlackTeams.submitAs(team, RADIA, "On the butten", null);
        store.awaitLookups();
        var home = home(shown -> shown.contains("On the butten"));
        var update = idOf(home, "update:");

        // When
        home.press("update:" + update, "rollcall_home_edit");
        form().fill("answer", "On the button").submit();

        // Then
        awaitHome("> On the button");
        assertThat(events()).contains(new StatusUpdateEdited(Answer.freely("On the button")));

        // And when
        var confirm = home.blocks().findValue("confirm");
        home.press("update:" + update, "rollcall_home_retract");
        home.press("update:" + update, "rollcall_home_retract");

        // Then
        await().atMost(PATIENCE).until(() -> !text(home).contains("On the button"));
        assertThat(confirm.at("/confirm/text").asText()).isEqualTo("Retract");
        assertThat(events()).filteredOn(StatusUpdateRetracted.class::isInstance).hasSize(1);
    }

    @Test
    void somebody_elses_update_is_not_mine_to_retract() {
        SlackTeams.submitAs(team, RADIA, "Mine", null);
        store.awaitLookups();
        var mine = idOf(home(shown -> shown.contains("Mine")), "update:");
        var ada = slack.person("U0ADA");
        ada.home();
        await().atMost(PATIENCE).until(() -> ada.published().isPresent());

        SlackRequests.interaction(HomePresses.of(WORKSPACE, "U0ADA", "rollcall_home_retract", mine))
                .statusCode(200);

        assertThat(events()).noneMatch(StatusUpdateRetracted.class::isInstance);
    }

    @Test
    void a_time_zone_is_chosen_written_and_given_up() {
        // When
        var home = home(shown -> shown.contains("My settings"));
        home.choose(blockOf(home, "zone:"), "rollcall_home_zone", "Asia/Tokyo");
        awaitHome("*Time zone*: Asia/Tokyo (you chose it)");
        home.press(blockOf(home, "zone:"), "rollcall_home_zone_other");
        var wrong = form().fill("answer", "Atlantis").submit();
        var right = form().fill("answer", "lord howe").submit();
        awaitHome("*Time zone*: Australia/Lord_Howe");
        home.press(blockOf(home, "zone:"), "rollcall_home_zone_of_slack");
        awaitHome("(Slack's)");

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
        var home = home(shown -> shown.contains("My settings"));

        // When
        home.press("days_off", "rollcall_home_days_off");
        var reversed =
                form().fill("first", "answer", first.toString())
                        .fill("last", "answer", first.minusDays(1).toString())
                        .submit();
        var tooLong = form().fill("last", "answer", first.plusYears(2).toString()).submit();
        var taken =
                form().fill("first", "answer", first.toString())
                        .fill("last", "answer", first.plusDays(2).toString())
                        .submit();
        await().atMost(PATIENCE).until(() -> text(home).contains("Cancel"));
        var days = "days:%s/%s".formatted(first, first.plusDays(2));
        home.press(days, "rollcall_home_days_on");

        // Then
        assertThat(reversed)
                .isEqualTo(new Invalid(Map.of("last", "The last day is before the first.")));
        assertThat(tooLong).isEqualTo(new Invalid(Map.of("last", "Days off are a year at most.")));
        assertThat(taken).isEqualTo(new Taken());
        awaitHome("none ahead");
        assertThat(events())
                .containsExactly(
                        new DaysOffTaken(WORKSPACE, RADIA, first, first.plusDays(2)),
                        new DaysOffCancelled(WORKSPACE, RADIA, first, first.plusDays(2)));
    }

    @Test
    void reminders_are_switched() {
        var home = home(shown -> shown.contains("*Reminders*: on"));

        home.press("reminders", "rollcall_home_reminders");
        awaitHome("*Reminders*: off");
        home.press("reminders", "rollcall_home_reminders");
        awaitHome("*Reminders*: on");

        assertThat(events())
                .containsExactly(
                        new RemindersSwitched(WORKSPACE, RADIA, false),
                        new RemindersSwitched(WORKSPACE, RADIA, true));
    }

    @Test
    void interviews_are_switched() {
        var home = home(shown -> shown.contains("*One question at a time*: off"));

        home.press("interviews", "rollcall_home_interviews");
        awaitHome("*One question at a time*: on");
        home.press("interviews", "rollcall_home_interviews");
        awaitHome("*One question at a time*: off");

        assertThat(events())
                .containsExactly(
                        new InterviewsSwitched(WORKSPACE, RADIA, true),
                        new InterviewsSwitched(WORKSPACE, RADIA, false));
    }

    @Test
    void the_same_content_is_not_published_again_and_a_refused_call_is_made_later() {
        // Given
        home(shown -> shown.contains(name));
        double unchanged = count("unchanged");
        var hash = radia.published().map(View::hash);

        // When
        radia.home();

        // Then
        await().atMost(PATIENCE).until(() -> count("unchanged") > unchanged);
        assertThat(radia.published().map(View::hash)).isEqualTo(hash);

        // And when
        slack.failNext("views.publish", new Fault.RateLimit(1));
        SlackTeams.submitAs(team, "U0ADA", "Late news", null);

        // Then
        awaitHome("Said something today: <@U0ADA>");
        assertThat(count("busy")).isPositive();
    }

    @Test
    void the_messages_tab_is_not_the_home_tab_and_nobodys_home_tells_of_other_workspaces() {
        SlackTeams.join(team, "T0OTHER", "U0FOREIGN");
        var poll = polls.openUnposted(team, RADIA, "T0OTHER/U0FOREIGN");
        store.awaitLookups();

        var home = home(shown -> shown.contains("poll:" + poll));

        assertThat(text(home)).contains("<@U0RADIA>").doesNotContain("U0FOREIGN");
    }

    private Surface home(Predicate<String> shows) {
        radia.home();
        await().atMost(PATIENCE)
                .until(() -> radia.home().filter(home -> shows.test(text(home))).isPresent());
        return radia.home().orElseThrow();
    }

    private void awaitHome(String... words) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(
                                                radia.published()
                                                        .map(view -> texts(view.blocks()))
                                                        .orElse(""))
                                        .contains(words));
    }

    private Surface form() {
        await().until(() -> radia.modals().size() == 1);
        return radia.modal();
    }

    private static String text(Surface home) {
        return texts(home.blocks());
    }

    /// Of the blocks, with their ids.
    private static String texts(JsonNode blocks) {
        var texts = new StringBuilder();
        gather(blocks, texts);
        return texts.toString();
    }

    private static void gather(JsonNode json, StringBuilder texts) {
        for (var field : List.of("block_id", "text")) {
            if (json.path(field).isTextual()) {
                texts.append(json.path(field).textValue()).append('\n');
            }
        }
        json.forEach(part -> gather(part, texts));
    }

    private static String blockOf(Surface home, String prefix) {
        return home.blocks().findValuesAsText("block_id").stream()
                .filter(id -> id.startsWith(prefix))
                .findFirst()
                .orElseThrow();
    }

    private static String idOf(Surface home, String prefix) {
        return blockOf(home, prefix).substring(prefix.length());
    }

    private double count(String outcome) {
        return metrics.counter("rollcall_slack_requests", "kind", "home", "outcome", outcome)
                .count();
    }

    private List<Event> events() {
        return store.after(head).stream()
                .map(SlackStore::event)
                .filter(
                        event ->
                                event instanceof PersonEvent
                                        || event instanceof StatusUpdateEdited
                                        || event instanceof StatusUpdateRetracted)
                .toList();
    }
}
