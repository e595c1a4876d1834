package dev.rollcall.commands.edge.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.rollcall.commands.CommandsBackends;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class PollSlotsTest {
    private static final String SLOTS = "/commands/v1/poll-slots";

    @Test
    void slots_are_told_in_the_time_zone_right_across_daylight_saving() {
        asked(
                        Map.of(
                                "cron", "30 2 * * *",
                                "time_zone", "Europe/Berlin",
                                "from", "2026-03-28T00:00:00Z",
                                "count", "3"))
                .statusCode(200)
                .body(
                        "slots",
                        contains(
                                "2026-03-28T02:30:00+01:00",
                                "2026-03-29T03:00:00+02:00",
                                "2026-03-30T02:30:00+02:00"));
    }

    @Test
    void the_next_ten_are_told_unless_asked_otherwise() {
        asked(Map.of("cron", "0 9 * * *", "time_zone", "UTC"))
                .statusCode(200)
                .body("slots", hasSize(10));
    }

    @Test
    void a_day_that_never_comes_has_none() {
        asked(Map.of("cron", "0 9 30 2 *", "time_zone", "UTC", "count", "50"))
                .statusCode(200)
                .body("slots", hasSize(0));
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        asked(
                        Map.of(
                                "cron", "99 9 * * *",
                                "time_zone", "Mars/Olympus",
                                "from", "soon",
                                "count", "51"))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", containsInAnyOrder("cron", "time_zone", "from", "count"))
                .body(not(containsString("cronutils")));
        asked(Map.of())
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("cron", "time_zone"));
    }

    @Test
    void it_is_no_command() {
        given().get(SLOTS).then().statusCode(401);
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body(
                        "paths.'%s'.get.parameters.name".formatted(SLOTS),
                        containsInAnyOrder("cron", "time_zone", "from", "count"))
                .body(
                        "paths.'/commands/v1/teams'.post.parameters.name",
                        containsInAnyOrder("Idempotency-Key", "If-Match"))
                .body("paths.'%s'.get.tags[0]".formatted(SLOTS), equalTo("teams"));
    }

    private static ValidatableResponse asked(Map<String, String> parameters) {
        return given().header("Authorization", "Bearer " + CommandsBackends.READER)
                .queryParams(parameters)
                .get(SLOTS)
                .then();
    }
}
