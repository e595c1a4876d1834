package dev.rollcall.projector;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.outside.World;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.Projections;
import dev.rollcall.projector.projections.teams.Teams;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// What operators see.
@QuarkusTest
@QuarkusTestResource(Outside.class)
class OperatorsTest {

    World world;

    @ConfigProperty(name = "quarkus.management.test-port")
    int management;

    @Test
    void each_view_tells_how_far_it_is() {
        // Given
        var team = UUID.randomUUID();
        world.happens(team, new TeamRegistered("Platform"));
        var poison = world.database().append(team.toString(), "TeamMerged", 1, "{}");
        // When
        world.publish(poison);
        // Then
        await().atMost(30, SECONDS)
                .untilAsserted(
                        () ->
                                given().auth()
                                        .oauth2(World.OPERATOR)
                                        .get("/projector/v1/projections")
                                        .then()
                                        .statusCode(200)
                                        .body("items.name", equalTo(names()))
                                        .body(
                                                "items[0].version",
                                                equalTo(Teams.PROJECTION.version()))
                                        .body(
                                                "items[0].live_version",
                                                equalTo(Teams.PROJECTION.version()))
                                        .body("items[0].lag_events", equalTo(0))
                                        .body("items[0].lag_seconds", equalTo(0f))
                                        .body("items[0].position", greaterThan(0))
                                        .body("items[0].partitions", hasSize(4))
                                        .body("items[0].partitions.held", everyItem(is(true)))
                                        .body(
                                                "items[0].partitions.lag_events",
                                                everyItem(equalTo(0)))
                                        .body(
                                                "items[0].partitions.lag_seconds",
                                                everyItem(equalTo(0f)))
                                        .body(
                                                "items[0].stuck.aggregate_id",
                                                hasItem(team.toString()))
                                        .body("items[0].stuck.cause", hasItem("UNKNOWN_TYPE")));
    }

    private static List<String> names() {
        return Projections.ALL.stream().map(Projection::name).toList();
    }

    @Test
    void only_operators_see_it() {
        given().get("/projector/v1/projections").then().statusCode(401);
        given().auth().oauth2(World.READER).get("/projector/v1/projections").then().statusCode(403);
    }

    @Test
    void metrics_tell_lag_and_work() {
        world.happens(UUID.randomUUID(), new TeamRegistered("Platform"));
        await().atMost(20, SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(given().port(management).get("/q/metrics").asString())
                                        .contains(
                                                "rollcall_projection_lag_seconds{projection=\"teams\"} 0.0")
                                        .contains(
                                                "rollcall_projection_lag_events{projection=\"teams\"} 0.0")
                                        .containsPattern(
                                                "rollcall_projection_applied_events_total\\{projection=\"teams\"} [1-9]")
                                        .contains(
                                                "rollcall_projection_errors_total{projection=\"teams\"}"));
    }

    @Test
    void a_pod_is_ready_once_its_views_are_known_to_be_near() {
        await().atMost(20, SECONDS)
                .untilAsserted(
                        () -> {
                            given().port(management)
                                    .get("/q/health/started")
                                    .then()
                                    .statusCode(200);
                            given().port(management).get("/q/health/ready").then().statusCode(200);
                            given().port(management).get("/q/health/live").then().statusCode(200);
                        });
    }

    @Test
    void changes_of_yesterday_are_forgotten_but_never_the_last_one() {
        // Given
        world.database()
                .execute(
                        """
                        insert into read_model.changes (
                            number, epoch, projection, kind, changed_at)
                        overriding system value
                        values (-1, 1, 'teams', 'reset', clock_timestamp() - interval '25 hours')
                        """);
        // When
        world.happens(UUID.randomUUID(), new TeamRegistered("Platform"));
        // Then
        await().atMost(20, SECONDS)
                .until(
                        () ->
                                world.database()
                                                .number(
                                                        """
                                                        select count(*)
                                                        from read_model.changes
                                                        where changed_at < clock_timestamp() - interval '24 hours'
                                                        """)
                                        == 0);
        assertThat(world.database().number("select count(*) from read_model.changes")).isPositive();
    }
}
