package dev.rollcall.api.readmodel;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;

import dev.rollcall.api.Api;
import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.api.Views;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class OperationsTest {
    @ConfigProperty(name = "quarkus.management.test-port")
    int management;

    @Test
    void it_is_live_and_ready_while_the_schema_is_there() {
        given().port(management)
                .get("/q/health/live")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"));
        given().port(management)
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItem("read model"));
    }

    @Test
    void it_is_alive_but_not_ready_without_the_schema() {
        try (var views = new Views()) {
            views.owner("alter table read_model.teams rename to teams_away");
            try {
                await().untilAsserted(
                                () ->
                                        given().port(management)
                                                .get("/q/health/ready")
                                                .then()
                                                .statusCode(503));
                given().port(management).get("/q/health/live").then().statusCode(200);
            } finally {
                views.owner("alter table read_model.teams_away rename to teams");
            }
        }
        given().port(management).get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void it_is_not_ready_while_it_may_not_read_the_log() {
        try (var views = new Views()) {
            views.owner("revoke select on event_store.events from rollcall_api");
            try {
                given().port(management).get("/q/health/ready").then().statusCode(503);
            } finally {
                views.owner("grant select on event_store.events to rollcall_api");
            }
        }
        given().port(management).get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void queries_are_timed_by_name_and_streams_are_counted() {
        Api.reader().get("/api/v1/teams").then().statusCode(200);

        given().port(management)
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(
                        containsString(
                                "rollcall_query_seconds_bucket{outcome=\"answered\",query=\"teams\""))
                .body(containsString("rollcall_streams_open"));
    }

    @Test
    void every_answer_has_a_correlation_id() {
        Api.reader()
                .header("X-Correlation-Id", "from-the-caller")
                .get("/api/v1/teams")
                .then()
                .header("X-Correlation-Id", equalTo("from-the-caller"));
        Api.reader()
                .get("/api/v1/teams")
                .then()
                .header("X-Correlation-Id", matchesPattern("[0-9a-f-]{36}"));
    }
}
