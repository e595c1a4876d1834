package dev.rollcall.commands.edge.slack;

import static dev.rollcall.commands.edge.slack.Workspaces.HARBOUR;
import static dev.rollcall.commands.edge.slack.Workspaces.LOCAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.rollcall.commands.InstallBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.slack.SlackWorkspaces;
import dev.rollcall.events.SlackWorkspaceEvent.Reason;
import dev.rollcall.events.SlackWorkspaceEvent.SlackWorkspaceUninstalled;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.webapi.Fault;
import dev.rollcall.local.slack.workspace.Message;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is said, and not said, in workspaces that let the bot in or sent it away.
@QuarkusTest
@TestProfile(InstallBackends.Profile.class)
class InstalledWorkspacesTest {

    static final String CREW = "C1CREW";
    static final String KEN = "U1KEN";

    SlackSimulator slack;

    @Inject Workspaces workspaces;
    @Inject SlackWorkspaces known;
    @Inject SlackStore store;

    @BeforeEach
    void connect() {
        slack.app("http://127.0.0.1:" + RestAssured.port);
    }

    @AfterEach
    void allWell() {
        slack.allWell();
    }

    @Test
    void who_uninstalls_is_heard_no_more_until_they_install_again() {
        // Given
        workspaces.install(HARBOUR);
        var team = team();

        // When
        workspaces.uninstall(slack, HARBOUR);
        var update = SlackTeams.submit(team, "Ken", "Nobody hears this");

        // Then
        await().until(() -> Workspaces.post(HARBOUR, update).get("given_up") != null);
        assertThat(Workspaces.post(HARBOUR, update).get("remedy").toString())
                .contains("/slack/install");
        workspaces.awaitRecorded(HARBOUR);
        assertThat(workspaces.events(HARBOUR).getLast())
                .isInstanceOfSatisfying(
                        SlackWorkspaceUninstalled.class,
                        event ->
                                assertThat(event.reason())
                                        .isIn(Reason.APP_UNINSTALLED, Reason.TOKENS_REVOKED));
        assertThat(workspaces.row(HARBOUR).getValue("bot_token")).isNull();
        assertThat(workspaces.row(HARBOUR).getValue("refresh_token")).isNull();
        workspaces.install(HARBOUR);
        await().until(() -> said("Nobody hears this"));
    }

    @Test
    void an_uninstall_that_comes_late_does_not_end_the_install_after_it() {
        workspaces.install(HARBOUR);
        long before = workspaces.row(HARBOUR).getLong("change");

        SlackRequests.event(departure("app_uninstalled", 1_700_000_000)).statusCode(200);

        assertThat(workspaces.row(HARBOUR).getLong("change")).isEqualTo(before);
        assertThat(known.usable(HARBOUR)).isTrue();
    }

    @Test
    void tokens_of_people_are_none_of_ours() {
        workspaces.install(HARBOUR);

        SlackRequests.event(
                        """
                        {"type": "event_callback", "team_id": "T1HARBOUR", "event_time": 4000000000,
                         "event": {"type": "tokens_revoked", "tokens": {"oauth": ["U1KEN"], "bot": []}}}
                        """)
                .statusCode(200);

        assertThat(known.usable(HARBOUR)).isTrue();
    }

    @Test
    void departures_and_limits_that_are_malformed_are_refused() {
        SlackRequests.event(
                        "{\"type\": \"event_callback\", \"team_id\": \"T1\", \"event\": {\"type\": \"app_uninstalled\"}}")
                .statusCode(400)
                .body(containsString("event_time"));
        SlackRequests.event("{\"type\": \"app_rate_limited\", \"team_id\": \"T1\"}")
                .statusCode(400)
                .body(containsString("minute_rate_limited"));
        SlackRequests.event(
                        "{\"type\": \"app_rate_limited\", \"team_id\": \"T1\", \"minute_rate_limited\": 1700000000}")
                .statusCode(200);
    }

    @Test
    void a_workspace_that_never_let_us_in_is_told_apart() {
        var team = SlackTeams.register("Nowhere");
        SlackTeams.link(
                team,
                "T9NOWHERE",
                "C9" + UUID.randomUUID().toString().substring(0, 4).toUpperCase(Locale.ROOT));
        store.awaitLookups();

        var update = SlackTeams.submit(team, "Ada", "Into the void");

        await().until(() -> Workspaces.post("T9NOWHERE", update).get("given_up") != null);
        assertThat(Workspaces.post("T9NOWHERE", update))
                .containsEntry("given_up", "not_installed")
                .hasEntrySatisfying("remedy", it -> assertThat(it.toString()).contains("admins"));
    }

    @Test
    void both_workspaces_hear_the_bot_each_by_its_own_token() {
        workspaces.install(LOCAL, HARBOUR);
        var here = SlackTeams.registerIn("C0PLATFORM", "Platform");
        var there = team();

        SlackTeams.submit(here, "Ada", "For Platform");
        SlackTeams.submit(there, "Ken", "For the crew");

        await().until(() -> said("For the crew") && said("C0PLATFORM", "For Platform"));
        assertThat(said("For Platform")).isFalse();
        assertThat(said("C0PLATFORM", "For the crew")).isFalse();
    }

    @Test
    void one_workspace_does_not_wait_for_what_slack_told_another_to_wait_for() {
        workspaces.install(LOCAL, HARBOUR);
        var here = SlackTeams.registerIn("C0PLATFORM", "Platform");
        var there = team();
        slack.failNext("chat.postMessage", new Fault.RateLimit(8));

        var held = SlackTeams.submit(here, "Ada", "Held back");
        await().until(() -> waits(held));
        SlackTeams.submit(there, "Ken", "Not held back");

        await().until(() -> said("Not held back"));
        assertThat(said("C0PLATFORM", "Held back")).isFalse();
        await().until(() -> said("C0PLATFORM", "Held back"));
    }

    private boolean waits(String update) {
        var due = Workspaces.post(LOCAL, update).get("due_at");
        return due != null && Instant.parse(due.toString()).isAfter(Instant.now().plusSeconds(2));
    }

    /// A new one that has the crew's channel.
    private String team() {
        SlackTeams.free(CREW);
        var team = SlackTeams.register("Crew");
        SlackTeams.link(team, HARBOUR, CREW);
        SlackTeams.has(CREW, team);
        store.awaitLookups();
        return team;
    }

    private boolean said(String text) {
        return said(CREW, text);
    }

    private boolean said(String channel, String text) {
        return texts(channel).anyMatch(said -> said.contains(text));
    }

    private Stream<String> texts(String channel) {
        return slack.messages(channel).stream().map(Message::text);
    }

    private static String departure(String type, long at) {
        return """
        {"type": "event_callback", "team_id": "T1HARBOUR", "event_time": %d, "event": {"type": "%s"}}
        """
                .formatted(at, type);
    }
}
