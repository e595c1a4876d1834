package dev.rollcall.commands.edge.rest;

import static dev.rollcall.commands.edge.rest.CommandRoutes.aTeam;
import static dev.rollcall.commands.edge.rest.CommandRoutes.writer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.events.NamedIds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class DigestRoutesTest {

    static final String BODY =
            """
            {"day_of_week": "friday", "time": "16:00", "time_zone": "Europe/Berlin",
             "slack_channel": "C0LEADS"}
            """;

    @Inject StoredEvents stored;

    @Test
    void a_digest_is_wanted_told_and_not_wanted_any_more() {
        // Given
        var team = aTeam();
        var digest = "/commands/v1/teams/" + team + "/digest";
        reader().get(digest).then().statusCode(200).body("digest", nullValue());

        // When
        writer().body(BODY).put(digest).then().statusCode(200).body("sequence", equalTo(1));
        writer().body(BODY).put(digest).then().statusCode(200).body("sequence", equalTo(1));

        // Then
        reader().get(digest)
                .then()
                .statusCode(200)
                .body("digest.day_of_week", equalTo("friday"))
                .body("digest.time", equalTo("16:00"))
                .body("digest.time_zone", equalTo("Europe/Berlin"))
                .body("digest.slack_channel", equalTo("C0LEADS"));
        writer().delete(digest).then().statusCode(200);
        reader().get(digest).then().statusCode(200).body("digest", nullValue());
        assertThat(stored.typesOf(NamedIds.digest(UUID.fromString(team)).toString()))
                .containsExactly("DigestScheduled", "DigestUnscheduled");
    }

    private static RequestSpecification reader() {
        return given().header("Authorization", "Bearer " + CommandsBackends.READER);
    }

    @Test
    void what_is_no_time_and_no_team_is_refused() {
        writer().body(
                        Map.of(
                                "day_of_week", "Friday",
                                "time", "24:00",
                                "time_zone", "Mars/Olympus",
                                "slack_channel", "#leads"))
                .put("/commands/v1/teams/x/digest")
                .then()
                .statusCode(400)
                .body(
                        "errors.field",
                        equalTo(
                                List.of(
                                        "id",
                                        "day_of_week",
                                        "time",
                                        "time_zone",
                                        "slack_channel")));
        writer().body(BODY)
                .put("/commands/v1/teams/" + UUID.randomUUID() + "/digest")
                .then()
                .statusCode(404)
                .body("errors.field", equalTo(List.of("team_id")));
    }
}
