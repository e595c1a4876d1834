package dev.rollcall.commands.edge.rest;

import static dev.rollcall.commands.edge.rest.CommandRoutes.TEAMS;
import static dev.rollcall.commands.edge.rest.CommandRoutes.aTeam;
import static dev.rollcall.commands.edge.rest.CommandRoutes.writer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.events.Answer;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Geekbot's export comes in once, with its times, and its authors where they are known.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class GeekbotImportRoutesTest {

    private static final String ROUTE = "/commands/v1/imports/geekbot";
    private static final String HEADER = "Standup,Member,Email,Date,What did you do?\n";
    private static final Instant MAY_2 = Instant.parse("2023-05-02T07:31:00Z");

    @Inject StoredEvents stored;

    @Test
    void a_report_is_an_update_that_was_said_then_and_is_stored_now() {
        // Given
        var team = slackTeam();
        var begin = Instant.now().minusSeconds(60);
        long head = stored.head();
        // When
        send(team, HEADER + "Daily,Ada,,2023-05-02 09:31,*Import*\n")
                .statusCode(200)
                .body("recorded", equalTo(1))
                .body("unmatched", empty());
        // Then
        var event = stored.after(head).getLast();
        assertThat(event.timestamp()).isAfter(begin);
        assertThat(submitted(event.aggregateId()))
                .isEqualTo(
                        new StatusUpdateSubmitted(
                                UUID.fromString(team),
                                "Ada",
                                SlackTeams.WORKSPACE,
                                "U0ADA",
                                List.of(new Answer("What did you do?", "*Import*")),
                                null,
                                MAY_2));
    }

    @Test
    void members_are_found_by_id_address_and_name_and_others_are_told() {
        // Given
        var team = slackTeam();
        long head = stored.head();
        // When
        send(
                        team,
                        """
                        Name,Email,Slack ID,Date,Did?
                        ADA,,,2023-05-01,a
                        Somebody,ada@EXAMPLE.com,,2023-05-02,b
                        Who left,,U0LONGAGO,2023-05-03,c
                        Grace,,,2023-05-04,d
                        Grace,,,2023-05-05,e
                        """)
                .statusCode(200)
                .body("recorded", equalTo(5))
                .body("unmatched", contains("Grace"));
        // Then
        assertThat(stored.after(head))
                .extracting(event -> submitted(event.aggregateId()))
                .extracting(update -> update.author() + " " + update.slackUser())
                .containsExactlyInAnyOrder(
                        "ADA U0ADA",
                        "Somebody U0ADA",
                        "Who left U0LONGAGO",
                        "Grace null",
                        "Grace null");
    }

    @Test
    void a_file_that_is_sent_again_goes_on_where_it_was_broken_off() {
        // Given
        var team = aTeam();
        send(team, HEADER + rows(1, 20)).body("recorded", equalTo(20));
        long head = stored.head();
        // When
        send(team, HEADER + rows(1, 30))
                .statusCode(200)
                .body("recorded", equalTo(10))
                .body("known", equalTo(20))
                .body("wrong", equalTo(0));
        send(team, HEADER + rows(1, 30)).body("recorded", equalTo(0)).body("known", equalTo(30));
        // Then
        assertThat(stored.after(head)).hasSize(10);
    }

    @Test
    void a_dry_run_records_nothing_and_tells_what_would_be() {
        // Given
        var team = aTeam();
        send(team, HEADER + rows(1, 2));
        long head = stored.head();
        // When
        var answer =
                given().queryParam("dry_run", true)
                        .spec(csv(team))
                        .body(HEADER + rows(1, 5) + "Daily,Ada,,soon,Tests\n")
                        .post(ROUTE)
                        .then();
        // Then
        answer.statusCode(200)
                .body("dry_run", equalTo(true))
                .body("recorded", equalTo(3))
                .body("known", equalTo(2))
                .body("wrong", equalTo(1))
                .body("rows.line", contains(7))
                .body("rows.field", contains("Date"))
                .body("unmatched", contains("Ada"));
        assertThat(stored.head()).isEqualTo(head);
    }

    @Test
    void another_text_in_the_place_of_a_known_report_is_told_and_changes_nothing() {
        // Given
        var team = aTeam();
        send(team, HEADER + "Daily,Ada,,2023-05-02,Tests\n");
        long head = stored.head();
        // When
        send(team, HEADER + "Daily,Ada,,2023-05-02,Other tests\n")
                .statusCode(200)
                .body("recorded", equalTo(0))
                .body("rows.line", contains(2))
                .body("rows.reason", contains("says something else than what was imported before"));
        // Then
        assertThat(stored.head()).isEqualTo(head);
    }

    @Test
    void a_file_of_megabytes_comes_in_and_one_of_more_than_16_does_not() {
        var long_ago = HEADER + "Daily,Ada,,soon,%s\n".formatted("x".repeat(1_000)).repeat(3_000);
        send(aTeam(), long_ago).statusCode(200).body("wrong", equalTo(3_000));
        send(aTeam(), "x".repeat(16 * 1024 * 1024 + 1)).statusCode(413);
        given().contentType("text/csv").body(long_ago).post(ROUTE).then().statusCode(413);
        given().contentType("text/csv").body(HEADER).post(ROUTE).then().statusCode(401);
    }

    @Test
    void what_is_wrong_with_a_request_is_said() {
        var team = aTeam();
        send(team, "Who,What\nAda,Tests\n").statusCode(400).body("errors.field", contains("file"));
        send(team, "").statusCode(400).body("errors.reason", contains("is empty"));
        send(UUID.randomUUID().toString(), HEADER + rows(1, 1)).statusCode(404);
        writer().delete(TEAMS + "/" + team).then().statusCode(200);
        send(team, HEADER + rows(1, 1)).statusCode(409);
        given().queryParam("columns", "Sent")
                .queryParam("dry_run", "perhaps")
                .queryParam("time_format", "{")
                .spec(csv("nobody"))
                .body(HEADER)
                .post(ROUTE)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("columns"))
                .body("errors.field", hasItem("dry_run"))
                .body("errors.field", hasItem("time_format"))
                .body("errors.field", hasItem("team_id"));
        writer().queryParam("team_id", team).body("{}").post(ROUTE).then().statusCode(415);
    }

    /// With Ada, whom Slack knows.
    private static String slackTeam() {
        var team = aTeam();
        SlackTeams.join(team, SlackTeams.WORKSPACE, "U0ADA");
        return team;
    }

    private static String rows(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(n -> "Daily,Ada,,2023-05-02 09:%02d,Tests\n".formatted(n))
                .collect(Collectors.joining());
    }

    private static RequestSpecification csv(String team) {
        return given().header("Authorization", "Bearer " + CommandsBackends.WRITER)
                .contentType("text/csv; charset=utf-8")
                .queryParam("team_id", team)
                .queryParam("time_zone", "Europe/Berlin");
    }

    private static ValidatableResponse send(String team, String file) {
        return csv(team).body(file).post(ROUTE).then();
    }

    private StatusUpdateSubmitted submitted(String update) {
        return (StatusUpdateSubmitted)
                ((Decoded.Known) EventCodec.decode(stored.of(update).getFirst())).event();
    }
}
