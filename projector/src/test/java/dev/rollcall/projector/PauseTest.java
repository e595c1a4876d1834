package dev.rollcall.projector;

import static dev.rollcall.projector.Happenings.TEAM_ROW;
import static dev.rollcall.projector.Happenings.UPDATE_ROW;
import static dev.rollcall.projector.Happenings.submitted;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.outside.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An operator pauses a view, and resumes it.
@QuarkusTest
@QuarkusTestResource(Outside.class)
class PauseTest {

    World world;

    @ConfigProperty(name = "quarkus.management.test-port")
    int management;

    private Operator operator;

    @BeforeEach
    void meet() {
        operator = new Operator(world);
    }

    @AfterEach
    void resume() {
        post("teams/resume", Map.of());
    }

    @Test
    void nothing_is_written_to_a_paused_view_and_the_others_go_on() {
        // Given
        var team = UUID.randomUUID();
        world.happens(team, new TeamRegistered("Before"));
        await().atMost(20, SECONDS).until(() -> !world.database().row(TEAM_ROW, team).isEmpty());
        // When
        post("teams/pause", Map.of("reason", "looking into it")).statusCode(204);
        world.happens(team, new TeamRenamed("Meanwhile"));
        var update = UUID.randomUUID();
        world.happens(update, submitted(team, "working"));
        // Then
        await().atMost(20, SECONDS)
                .until(() -> !world.database().row(UPDATE_ROW, update).isEmpty());
        await().atMost(20, SECONDS).untilAsserted(this::isTold);
        assertThat(world.database().row(TEAM_ROW, team)).containsEntry("name", "Before");
        post("teams/resume", Map.of()).statusCode(204);
        await().atMost(20, SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(world.database().row(TEAM_ROW, team))
                                        .containsEntry("name", "Meanwhile"));
        list().body("items[0].paused", nullValue());
    }

    private void isTold() {
        list().body("items[0].paused.reason", equalTo("looking into it"))
                .body("items[0].paused.by", equalTo("operator"))
                .body("items[1].paused", nullValue());
        assertThat(given().port(management).get("/q/metrics").asString())
                .contains("rollcall_projection_paused{projection=\"teams\"} 1.0")
                .contains("rollcall_projection_paused{projection=\"status_updates\"} 0.0");
        given().port(management)
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(containsString("paused: looking into it"));
    }

    @Test
    void a_paused_view_is_not_retried() {
        // Given
        var team = UUID.randomUUID();
        operator.refuse(team);
        world.happens(team, new TeamRegistered("Before"));
        var letter = operator.awaitLetter(world.happens(team, new TeamRenamed("Refused")));
        operator.allow(team);
        // When
        post("teams/pause", Map.of("reason", "a pause")).statusCode(204);
        // Then
        operator.retry(letter)
                .statusCode(409)
                .body("detail", equalTo("teams is paused (a pause): resume it first"));
        assertThat(operator.stuck(team)).isEqualTo(1);
    }

    @Test
    void what_cannot_be_done_is_refused() {
        post("nothing/pause", Map.of("reason", "x")).statusCode(404);
        post("teams/pause", Map.of()).statusCode(400).body("errors.field", contains("reason"));
        post("teams/resume", Map.of()).statusCode(409);
        post("teams/pause", Map.of("reason", "x")).statusCode(204);
        post("teams/pause", Map.of("reason", "y")).statusCode(409);
        given().auth()
                .oauth2(World.READER)
                .post("/projector/v1/projections/teams/resume")
                .then()
                .statusCode(403);
        assertThat(
                        world.database()
                                .row(
                                        """
                                        select action, actor, reason
                                        from read_model.projection_actions
                                        order by number desc
                                        limit 1
                                        """))
                .containsEntry("action", "pause")
                .containsEntry("actor", "operator")
                .containsEntry("reason", "x");
    }

    private static ValidatableResponse list() {
        return given().auth().oauth2(World.OPERATOR).get("/projector/v1/projections").then();
    }

    private static ValidatableResponse post(String path, Map<String, String> body) {
        return given().auth()
                .oauth2(World.OPERATOR)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/projector/v1/projections/" + path)
                .then();
    }
}
