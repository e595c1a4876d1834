package dev.rollcall.commands.edge.slack;

import static dev.rollcall.commands.SlackTeams.WORKSPACE;
import static dev.rollcall.commands.edge.slack.payload.Payloads.slash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.local.slack.SlackSimulator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class SlashCommandTest {

    SlackSimulator slack;

    @Inject SlackStore store;

    @BeforeEach
    void connect() {
        slack.app("http://127.0.0.1:" + RestAssured.port);
    }

    @Test
    void what_is_said_in_a_teams_channel_is_recorded_for_it() {
        var team = SlackTeams.registerIn("C0DATA", "Data & more");
        long head = store.head();

        assertThat(command("C0DATA", "Q&A is <done>, مرحبا 👩‍🚀"))
                .isEqualTo("Recorded for *Data &amp; more*.");

        var envelope = store.after(head).getFirst();
        var submitted = (StatusUpdateSubmitted) SlackStore.event(envelope);
        assertThat(submitted.teamId()).hasToString(team);
        assertThat(submitted.content()).isEqualTo("Q&A is <done>, مرحبا 👩‍🚀");
        assertThat(submitted.author()).isEqualTo("Ada");
        assertThat(submitted.slackWorkspace()).isEqualTo(WORKSPACE);
        assertThat(submitted.slackUser()).isEqualTo("U0ADA");
        assertThat(envelope.metadata().source()).isEqualTo("slack");
        assertThat(envelope.metadata().actor()).isEqualTo("U0ADA");
        assertThat(envelope.metadata().slackWorkspace()).isEqualTo(WORKSPACE);
        assertThat(envelope.metadata().slackChannel()).isEqualTo("C0DATA");
        assertThat(envelope.metadata().slackTs()).isNull();
        assertThat(envelope.metadata().correlationId()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", " HELP "})
    void help_is_told_and_nothing_recorded(String text) {
        long head = store.head();

        SlackRequests.command(slash(WORKSPACE, "C0DATA", "U0ADA", text))
                .statusCode(200)
                .body("response_type", equalTo("ephemeral"))
                .body("text", containsString("*Rollcall* keeps your team up to date"));

        assertThat(store.head()).isEqualTo(head);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bell\u0007", "nul\u0000", "carriage\rreturn"})
    void characters_that_cannot_be_kept_are_told(String text) {
        SlackRequests.command(slash(WORKSPACE, "C0DATA", "U0ADA", text))
                .statusCode(200)
                .body("text", containsString("Not recorded: the text must not contain"));
    }

    @Test
    void a_text_that_is_too_long_comes_back() {
        SlackRequests.command(slash(WORKSPACE, "C0DATA", "U0ADA", "a".repeat(10_001)))
                .statusCode(200)
                .body("text", containsString("must not be longer than 10,000 characters"))
                .body("text", containsString("a".repeat(10_001)));
    }

    @Test
    void outside_of_a_teams_channel_the_only_team_of_the_user_is_meant() {
        var workspace = freshId("T");
        var team = SlackTeams.register("Web");
        SlackTeams.join(team, workspace, "U0ADA");
        store.awaitLookups();

        SlackRequests.command(slash(workspace, freshId("D"), "U0ADA", "done"))
                .body("text", equalTo("Recorded for *Web*."));
    }

    @Test
    void who_is_in_no_team_or_in_several_reads_what_to_do() {
        var workspace = freshId("T");
        for (var name : new String[] {"Web", "Apps"}) {
            SlackTeams.join(SlackTeams.register(name), workspace, "U0GRACE");
        }
        store.awaitLookups();
        long head = store.head();

        SlackRequests.command(slash(workspace, freshId("D"), "U0ADA", "keep this"))
                .body(
                        "text",
                        containsString("no team has this channel, and you are a member of none"))
                .body("text", containsString("> keep this"));
        SlackRequests.command(slash(workspace, freshId("D"), "U0GRACE", "keep this"))
                .body("text", containsString("you are in several teams (Apps, Web)"))
                .body("text", containsString("> keep this"));
        assertThat(store.head()).isEqualTo(head);
    }

    @Test
    void the_same_ids_in_another_workspace_are_other_people_and_places() {
        var workspace = freshId("T");
        var other = freshId("T");
        var team = SlackTeams.register("Ops");
        SlackTeams.link(team, workspace, "C0OPS");
        SlackTeams.join(team, workspace, "U0ADA");
        store.awaitLookups();

        SlackRequests.command(slash(workspace, "C0OPS", "U0ADA", "done"))
                .body("text", equalTo("Recorded for *Ops*."));
        SlackRequests.command(slash(other, "C0OPS", "U0ADA", "done"))
                .body("text", containsString("Not recorded"));
    }

    @Test
    void an_archived_team_takes_nothing() {
        var workspace = freshId("T");
        var team = SlackTeams.register("Old");
        SlackTeams.link(team, workspace, "C0OLD");
        SlackTeams.archive(team);

        SlackRequests.command(slash(workspace, "C0OLD", "U0ADA", "done"))
                .body("text", containsString("Not recorded"));
    }

    @Test
    void a_command_that_comes_again_is_recorded_once() {
        var workspace = freshId("T");
        SlackTeams.link(SlackTeams.register("Once"), workspace, "C0ONCE");
        var command = slash(workspace, "C0ONCE", "U0ADA", "done");
        long head = store.head();

        SlackRequests.command(command).body("text", equalTo("Recorded for *Once*."));
        SlackRequests.command(command).body("text", equalTo("Recorded for *Once*."));

        assertThat(store.after(head)).hasSize(1);
    }

    private String command(String channel, String text) {
        return slack.command("U0ADA", channel, "/rollcall " + text).shown().getFirst().text();
    }

    private static String freshId(String kind) {
        return kind + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }
}
