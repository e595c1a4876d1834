package dev.rollcall.commands.roster;

import static dev.rollcall.commands.SlackTeams.WORKSPACE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.handling.LogLines;
import dev.rollcall.commands.lookups.Lookups;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.NamedIds;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.webapi.Fault;
import dev.rollcall.local.slack.workspace.User;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is known of Slack's channels, user groups and people, from the events that Slack sends to
/// whom a round would ask.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class RostersTest {

    static final String CHANNEL = "C0DATA";
    static final String GROUP = "S0DATA";
    static final String BOT = "U0ROLLCALL";

    SlackSimulator slack;
    String team;

    @Inject EventReader reader;
    @Inject Lookups lookups;

    @BeforeEach
    void connect() {
        slack.app("http://127.0.0.1:" + RestAssured.port);
        team = SlackTeams.registerIn(CHANNEL, "Data");
        await().until(
                        () ->
                                lookups.hasChannel(UUID.fromString(team))
                                        .await()
                                        .atMost(Duration.ofSeconds(10)));
    }

    @AfterEach
    void asItWas() {
        slack.allWell();
        slack.admin().archived(CHANNEL, false);
        slack.admin().secret(CHANNEL, false);
        slack.admin().invite(CHANNEL, BOT);
        for (var user : List.of("U0EDGAR", "U0FRANCES", "U0KATHERINE")) {
            slack.admin().invite(CHANNEL, user);
            slack.admin().deactivated(user, false);
        }
        slack.admin().group(GROUP, List.of("U0EDGAR", "U0FRANCES", "U0KATHERINE"));
    }

    @Test
    void a_channels_people_are_asked_without_bots_and_follow_who_comes_and_goes() {
        awaitPeople(
                "channel", "U0ADA", "U0EDGAR", "U0FRANCES", "U0GRACE", "U0KATHERINE", "U0LINUS");

        slack.admin().remove(CHANNEL, "U0EDGAR");
        awaitPeople("channel", "U0ADA", "U0FRANCES", "U0GRACE", "U0KATHERINE", "U0LINUS");

        slack.admin().invite(CHANNEL, "U0RADIA");
        awaitPeople(
                "channel", "U0ADA", "U0FRANCES", "U0GRACE", "U0KATHERINE", "U0LINUS", "U0RADIA");

        slack.admin().deactivated("U0FRANCES", true);
        awaitPeople("channel", "U0ADA", "U0GRACE", "U0KATHERINE", "U0LINUS", "U0RADIA");

        slack.admin().remove(CHANNEL, "U0RADIA");
        awaitPeople("channel", "U0ADA", "U0GRACE", "U0KATHERINE", "U0LINUS");
    }

    @Test
    void who_comes_while_slack_does_not_answer_is_asked_about_at_once() {
        awaitPeople(
                "channel", "U0ADA", "U0EDGAR", "U0FRANCES", "U0GRACE", "U0KATHERINE", "U0LINUS");
        slack.failNext("conversations.members", new Fault.Hang());
        int calls = slack.calls("conversations.members");
        slack.admin().remove(CHANNEL, "U0EDGAR");
        await().until(() -> slack.calls("conversations.members") > calls);

        slack.admin().remove(CHANNEL, "U0KATHERINE");

        awaitPeople("channel", "U0ADA", "U0FRANCES", "U0GRACE", "U0LINUS");
    }

    @Test
    void a_user_groups_people_are_asked_and_follow_its_changes() {
        awaitPeople("user_group", "U0EDGAR", "U0FRANCES", "U0KATHERINE");

        slack.admin().group(GROUP, List.of("U0EDGAR", "U0ADA"));

        awaitPeople("user_group", "U0ADA", "U0EDGAR");
    }

    @Test
    void names_zones_and_guests_are_as_slack_says() {
        awaitPeople(
                "channel", "U0ADA", "U0EDGAR", "U0FRANCES", "U0GRACE", "U0KATHERINE", "U0LINUS");
        await().until(() -> of("U0EDGAR").containsKey("time_zone"));
        assertThat(of("U0EDGAR")).containsEntry("name", "Edgar");

        slack.admin().guest("U0EDGAR", true);
        slack.admin().renameUser("U0EDGAR", "Edgar F.");
        slack.admin().moveUser("U0EDGAR", "Asia/Tokyo");

        await().untilAsserted(
                        () ->
                                assertThat(of("U0EDGAR"))
                                        .containsEntry("name", "Edgar F.")
                                        .containsEntry("time_zone", "Asia/Tokyo"));
        slack.admin().guest("U0EDGAR", false);
        slack.admin().renameUser("U0EDGAR", "Edgar");
        slack.admin().moveUser("U0EDGAR", "Europe/London");
    }

    @Test
    void somebody_of_another_workspace_is_asked_and_answers_under_its_id() {
        slack.admin().share(CHANNEL, new User("U9BEA", "bea", "Bea", "UTC", false).of("T9OTHER"));

        await().untilAsserted(
                        () -> assertThat(of("U9BEA")).containsEntry("slack_workspace", "T9OTHER"));
        assertThat(of("U0EDGAR")).containsEntry("slack_workspace", WORKSPACE);
        await().untilAsserted(
                        () ->
                                assertThat(audience("channel", null).<String>path("doubt"))
                                        .contains("U9BEA of T9OTHER: Rollcall is not installed"));

        var ts = slack.post("U9BEA", CHANNEL, "@rollcall Reviewing").ts();
        var update = NamedIds.slackMessage(WORKSPACE, CHANNEL, ts).toString();
        await().until(() -> !stream(update).isEmpty());
        assertThat(EventCodec.decode(stream(update).getFirst()))
                .isInstanceOfSatisfying(
                        Decoded.Known.class,
                        known ->
                                assertThat(known.event())
                                        .hasFieldOrPropertyWithValue("slackWorkspace", "T9OTHER")
                                        .hasFieldOrPropertyWithValue("slackUser", "U9BEA"));
        slack.admin().remove(CHANNEL, "U9BEA");
    }

    @Test
    void while_slack_says_nothing_the_members_are_asked_and_it_is_said_what_to_do() {
        SlackTeams.join(team, WORKSPACE, "U0RADIA");
        slack.failAlways("usergroups.users.list", new Fault.Refuse("missing_scope"));

        await().untilAsserted(
                        () ->
                                assertThat(audience("user_group", "S0NEW").<String>path("doubt"))
                                        .contains(
                                                "Slack has not said who is in S0NEW (missing_scope)")
                                        .contains("the team's members are asked"));
        assertThat(audience("user_group", "S0NEW").<String>path("remedy")).contains("scopes");
        assertThat(users(audience("user_group", "S0NEW"))).containsExactly("U0RADIA");
    }

    @Test
    void a_team_without_members_is_told_to_have_some() {
        assertThat(audience("members", null).<String>path("doubt")).contains("no members");
    }

    @Test
    void an_operator_is_told_what_became_of_a_teams_channel() {
        try (var log = LogLines.of(NewsDesk.class)) {
            slack.admin().rename(CHANNEL, "data-2");
            awaitLine(log, "channel C0DATA of team Data", "another name");
            slack.admin().rename(CHANNEL, "data");
            slack.admin().archived(CHANNEL, true);
            awaitLine(log, "it was archived", "unarchive it, or link the team to another channel");
            slack.admin().archived(CHANNEL, false);
            awaitLine(log, "it was unarchived");
            slack.admin().secret(CHANNEL, true);
            awaitLine(log, "it was made private", "groups:read");
            slack.admin().secret(CHANNEL, false);
            awaitLine(log, "it was made public");
            slack.admin().remove(CHANNEL, BOT);
            awaitLine(log, "the bot was removed from it", "/invite @Rollcall");
        }
    }

    private List<Envelope> stream(String aggregate) {
        return reader.stream(aggregate, 0, 10).await().atMost(Duration.ofSeconds(10));
    }

    private static void awaitLine(LogLines log, String... parts) {
        await().until(
                        () ->
                                log.lines().stream()
                                        .anyMatch(
                                                line ->
                                                        List.of(parts).stream()
                                                                .allMatch(line::contains)));
    }

    private void awaitPeople(String kind, String... users) {
        var group = kind.equals("user_group") ? GROUP : null;
        await().untilAsserted(
                        () -> {
                            var audience = audience(kind, group);
                            assertThat(audience.<String>path("doubt")).isNull();
                            assertThat(users(audience)).containsExactly(users);
                        });
    }

    private Map<String, String> of(String user) {
        return audience("channel", null).<List<Map<String, String>>>path("people").stream()
                .filter(person -> person.get("slack_user").equals(user))
                .findFirst()
                .orElse(Map.of());
    }

    private static List<String> users(Response audience) {
        return audience.path("people.slack_user");
    }

    private Response audience(String kind, String group) {
        var request =
                given().header("Authorization", "Bearer " + CommandsBackends.READER)
                        .queryParam("kind", kind);
        if (group != null) {
            request.queryParam("slack_user_group", group);
        }
        var response = request.get("/commands/v1/teams/" + team + "/audience");
        assertThat(response.statusCode()).isEqualTo(200);
        return response;
    }
}
