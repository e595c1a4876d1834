package dev.rollcall.commands.relay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.local.kafka.LocalKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What operators are told of the relay over HTTP.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class RelayRouteTest {

    LocalKafka kafka;

    @Test
    void what_is_published_leaves_no_backlog_and_somebody_leads() {
        // Given
        var before = Instant.now();
        register();

        // Then
        await().untilAsserted(
                        () -> {
                            var state =
                                    relay().body("backlog_events", equalTo(0))
                                            .body("backlog_seconds", equalTo(0.0f))
                                            .body("leader.since", not(nullValue()))
                                            .extract()
                                            .jsonPath();
                            assertThat(state.getLong("position"))
                                    .isEqualTo(state.getLong("head"))
                                    .isPositive();
                        });
        var state = relay().extract().jsonPath();
        assertThat(state.getLong("epoch")).isPositive();
        assertThat(Instant.parse(state.getString("moved_at"))).isAfter(before.minusSeconds(1));
    }

    @Test
    void what_is_not_published_waits_and_grows_older() {
        // Given
        await().untilAsserted(() -> relay().body("backlog_events", equalTo(0)));
        kafka.process().signal("STOP");
        try {
            // When
            register();

            // Then
            await().untilAsserted(
                            () ->
                                    assertThat(
                                                    relay().extract()
                                                            .jsonPath()
                                                            .getDouble("backlog_seconds"))
                                            .isPositive());
            var state = relay().extract().jsonPath();
            assertThat(state.getLong("backlog_events"))
                    .isEqualTo(state.getLong("head") - state.getLong("position"))
                    .isPositive();
        } finally {
            kafka.process().signal("CONT");
        }
        await().untilAsserted(() -> relay().body("backlog_events", equalTo(0)));
    }

    @Test
    void it_is_told_to_operators_alone_and_takes_no_key() {
        given().get("/commands/v1/relay").then().statusCode(401);
        given().auth()
                .oauth2(CommandsBackends.READER)
                .get("/commands/v1/relay")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        given().get("/q/openapi?format=json")
                .then()
                .body("paths.'/commands/v1/relay'.get.parameters", nullValue())
                .body("paths.'/commands/v1/teams'.post.parameters", not(nullValue()));
    }

    private static void register() {
        given().auth()
                .oauth2(CommandsBackends.WRITER)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Couriers"))
                .post("/commands/v1/teams")
                .then()
                .statusCode(201);
    }

    private static ValidatableResponse relay() {
        return given().auth()
                .oauth2(CommandsBackends.OPERATOR)
                .get("/commands/v1/relay")
                .then()
                .statusCode(200);
    }
}
