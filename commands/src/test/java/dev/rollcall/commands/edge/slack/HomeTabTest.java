package dev.rollcall.commands.edge.slack;

import static dev.rollcall.commands.SlackTeams.WORKSPACE;
import static dev.rollcall.commands.edge.slack.HomeTab.blockOf;
import static dev.rollcall.commands.edge.slack.HomeTab.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Event;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.local.slack.SlackSimulator;
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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The Home tab, as somebody in Slack sees it and uses it.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class HomeTabTest {

    static final String CHANNEL = "C0DESIGN";
    static final String RADIA = "U0RADIA";

    SlackSimulator slack;

    @Inject SlackStore store;
    @Inject Polls polls;
    @Inject MeterRegistry metrics;

    Person radia;
    HomeTab home;
    String name;
    String team;
    long head;

    @BeforeEach
    void connect() {
        slack.app("http://127.0.0.1:" + RestAssured.port);
        radia = slack.person(RADIA);
        home = new HomeTab(radia);
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
        var tab = home.showing(shown -> shown.contains("the &lt;licence&gt;"));

        // Then
        assertThat(text(tab))
                .contains(":white_check_mark: Answered: <@U0ADA>")
                .contains(":hourglass_flowing_sand: Awaited: <@U0RADIA>, <@U0GRACE>")
                .contains(":no_entry: *Blocked*", "<@U0ADA>: the &lt;licence&gt;")
                .contains("Your streak: none yet");

        // And when
        tab.press("poll:" + poll, "rollcall_answer");
        home.form().fill("answer", "On the button").submit();

        // Then, without being opened again
        home.awaitShowing("Your streak: 1 poll", "> On the button");
        assertThat(text(tab)).contains("Answered: <@U0RADIA>, <@U0ADA>");
    }

    @Test
    void an_update_is_edited_and_retracted() {
        // Given
        SlackTeams.submitAs(team, RADIA, "On the butten", null);
        store.awaitLookups();
        var tab = home.showing(shown -> shown.contains("On the butten"));
        var update = idOf(tab, "update:");

        // When
        tab.press("update:" + update, "rollcall_home_edit");
        home.form().fill("answer", "On the button").submit();

        // Then
        home.awaitShowing("> On the button");
        assertThat(events()).contains(new StatusUpdateEdited(Answer.freely("On the button")));

        // And when
        var confirm = tab.blocks().findValue("confirm");
        slack.failAlways("views.publish", new Fault.RateLimit(1));
        tab.press("update:" + update, "rollcall_home_retract");
        tab.press("update:" + update, "rollcall_home_retract");
        slack.allWell();

        // Then
        await().atMost(HomeTab.PATIENCE).until(() -> !text(tab).contains("On the button"));
        assertThat(confirm.at("/confirm/text").asText()).isEqualTo("Retract");
        assertThat(events()).filteredOn(StatusUpdateRetracted.class::isInstance).hasSize(1);
    }

    @Test
    void somebody_elses_update_is_not_mine_to_retract() {
        SlackTeams.submitAs(team, RADIA, "Mine", null);
        store.awaitLookups();
        var mine = idOf(home.showing(shown -> shown.contains("Mine")), "update:");
        var ada = slack.person("U0ADA");
        ada.home();
        await().atMost(HomeTab.PATIENCE).until(() -> ada.published().isPresent());

        SlackRequests.interaction(HomePresses.of(WORKSPACE, "U0ADA", "rollcall_home_retract", mine))
                .statusCode(200);

        assertThat(events()).noneMatch(StatusUpdateRetracted.class::isInstance);
    }

    @Test
    void the_same_content_is_not_published_again_and_a_refused_call_is_made_later() {
        // Given
        home.showing(shown -> shown.contains(name));
        double unchanged = count("unchanged");
        var hash = radia.published().map(View::hash);

        // When
        radia.home();

        // Then
        await().atMost(HomeTab.PATIENCE).until(() -> count("unchanged") > unchanged);
        assertThat(radia.published().map(View::hash)).isEqualTo(hash);

        // And when
        slack.failNext("views.publish", new Fault.RateLimit(1));
        SlackTeams.submitAs(team, "U0ADA", "Late news", null);

        // Then
        home.awaitShowing("Said something today: <@U0ADA>");
        assertThat(count("busy")).isPositive();
    }

    @Test
    void opened_twice_at_once_it_is_published_once() {
        var linus = slack.person("U0LINUS");
        slack.failAlways("views.publish", new Fault.Delay(Duration.ofMillis(100)));
        double unchanged = count("unchanged");

        linus.home();
        linus.home();

        await().atMost(HomeTab.PATIENCE).until(() -> linus.published().isPresent());
        var hash = linus.published().map(View::hash);
        await().atMost(HomeTab.PATIENCE).until(() -> count("unchanged") > unchanged);
        assertThat(linus.published().map(View::hash)).isEqualTo(hash);
    }

    @Test
    void the_messages_tab_is_not_the_home_tab_and_nobodys_home_tells_of_other_workspaces() {
        SlackTeams.join(team, "T0OTHER", "U0FOREIGN");
        var poll = polls.openUnposted(team, RADIA, "T0OTHER/U0FOREIGN");
        store.awaitLookups();

        var tab = home.showing(shown -> shown.contains("poll:" + poll));

        assertThat(text(tab)).contains("<@U0RADIA>").doesNotContain("U0FOREIGN");
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
                                event instanceof StatusUpdateEdited
                                        || event instanceof StatusUpdateRetracted)
                .toList();
    }
}
