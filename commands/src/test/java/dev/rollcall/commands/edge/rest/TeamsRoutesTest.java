package dev.rollcall.commands.edge.rest;

import static dev.rollcall.commands.edge.rest.CommandRoutes.TEAMS;
import static dev.rollcall.commands.edge.rest.CommandRoutes.aTeam;
import static dev.rollcall.commands.edge.rest.CommandRoutes.writer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.events.NamedIds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class TeamsRoutesTest {

    @Inject StoredEvents stored;

    @Test
    void a_team_goes_through_its_life() {
        var team = aTeam();
        var channel = "C" + System.nanoTime();

        put(team + "/name", Map.of("name", "Core")).body("sequence", equalTo(2));
        put(team + "/slack-channel", Map.of("slack_workspace", "T1", "slack_channel", channel));
        put(
                team + "/poll-schedule",
                Map.of("cron", "30 9 * * MON-FRI", "time_zone", "Europe/Berlin"));
        delete(team + "/poll-schedule");
        writer().put(TEAMS + "/" + team + "/members/T1/U1").then().statusCode(200);
        delete(team + "/members/T1/U1");
        delete(team + "/slack-channel");
        delete(team).body("id", equalTo(team)).body("token", notNullValue());

        assertThat(stored.typesOf(team))
                .containsExactly(
                        "TeamRegistered",
                        "TeamRenamed",
                        "SlackChannelLinked",
                        "PollScheduled",
                        "PollUnscheduled",
                        "MemberJoined",
                        "MemberLeft",
                        "SlackChannelUnlinked",
                        "TeamArchived");
        assertThat(stored.typesOf(NamedIds.slackChannel("T1", channel).toString()))
                .containsExactly("SlackChannelClaimed", "SlackChannelReleased");
    }

    @Test
    void a_new_team_says_where_it_will_be_seen() {
        var response = writer().body(Map.of("name", "Platform")).post(TEAMS);
        assertThat(response.header("Location"))
                .endsWith("/api/v1/teams/" + response.path("id").toString());
    }

    @Test
    void metadata_tells_who_from_where_and_why() {
        var team =
                writer().header("X-Correlation-Id", "incident-7")
                        .header("User-Agent", "curl/8")
                        .body(Map.of("name", "Platform"))
                        .post(TEAMS)
                        .then()
                        .extract()
                        .<String>path("id");

        var metadata = stored.of(team).getFirst().metadata();

        assertThat(metadata.actor()).isEqualTo("writer");
        assertThat(metadata.source()).isEqualTo("rest");
        assertThat(metadata.correlationId()).isEqualTo("incident-7");
        assertThat(metadata.userAgent()).isEqualTo("curl/8");
        assertThat(metadata.ip()).isEqualTo("127.0.0.1");
        assertThat(metadata.commandId()).isNotNull();
    }

    @Test
    void what_changes_nothing_stores_nothing() {
        var team = aTeam();
        put(team + "/name", Map.of("name", "Platform")).body("sequence", equalTo(1));
        assertThat(stored.typesOf(team)).containsExactly("TeamRegistered");
    }

    @Test
    void of_many_teams_that_link_one_channel_at_once_one_wins() {
        var channel = Map.of("slack_workspace", "T1", "slack_channel", "C" + System.nanoTime());
        var teams = Stream.generate(CommandRoutes::aTeam).limit(8).toList();

        var statuses =
                teams.stream()
                        .map(
                                team ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        writer().body(channel)
                                                                .put(
                                                                        TEAMS
                                                                                + "/"
                                                                                + team
                                                                                + "/slack-channel")
                                                                .statusCode()))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(statuses).containsOnlyOnce(200).contains(409);
        var linked =
                teams.stream().filter(team -> stored.typesOf(team).contains("SlackChannelLinked"));
        assertThat(linked).hasSize(1);
    }

    @Test
    void admins_are_appointed_and_dismissed_the_last_one_too() {
        var team = aTeam();

        put(team + "/admins/T1/U1", Map.of()).body("sequence", equalTo(2));
        put(team + "/admins/T1/U1", Map.of()).body("sequence", equalTo(2));
        delete(team + "/admins/T1/U1").body("sequence", equalTo(3));

        assertThat(stored.typesOf(team))
                .containsExactly("TeamRegistered", "TeamAdminAppointed", "TeamAdminDismissed");
        writer().put(TEAMS + "/" + team + "/admins/T1/ada")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("slack_user"));
    }

    @Test
    void an_unknown_team_is_404_and_an_archived_one_409() {
        writer().body(Map.of("name", "Core"))
                .put(TEAMS + "/" + UUID.randomUUID() + "/name")
                .then()
                .statusCode(404)
                .body("title", equalTo("Unknown team"));
        var team = aTeam();
        delete(team);
        writer().body(Map.of("name", "Core"))
                .put(TEAMS + "/" + team + "/name")
                .then()
                .statusCode(409)
                .body("title", equalTo("Archived team"));
    }

    private static ValidatableResponse put(String path, Object body) {
        return writer().body(body).put(TEAMS + "/" + path).then().statusCode(200);
    }

    private static ValidatableResponse delete(String path) {
        return writer().delete(TEAMS + "/" + path).then().statusCode(200);
    }
}
