package dev.rollcall.projector;

import static dev.rollcall.projector.Happenings.TEAM_ROW;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.outside.World;
import dev.rollcall.projector.projections.Projections;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// Servers that go and come back, and a store that was restored.
@QuarkusTest
@QuarkusTestResource(Outside.class)
class OutagesTest {

    World world;

    @ConfigProperty(name = "quarkus.management.test-port")
    int management;

    @Test
    void without_kafka_views_go_on_from_the_store_and_afterwards_from_kafka() {
        // Given
        var team = UUID.randomUUID();
        world.happens(team, new TeamRegistered("One"));
        awaitName(team, "One");
        // When
        world.kafka().close();
        var unpublished = world.database().append(team.toString(), new TeamRenamed("Two"));
        awaitName(team, "Two");
        world.startKafka();
        world.publish(unpublished);
        world.happens(team, new TeamRenamed("Three"));
        // Then
        awaitName(team, "Three");
        assertThat(
                        world.database()
                                .number(
                                        "select count(*) from read_model.team_history where team_id = ?",
                                        team))
                .isEqualTo(3);
    }

    @Test
    void without_the_database_nothing_is_skipped_and_health_says_so() {
        // Given
        var team = UUID.randomUUID();
        world.happens(team, new TeamRegistered("One"));
        awaitName(team, "One");
        var stored = world.database().append(team.toString(), new TeamRenamed("Two"));
        // When
        world.postgres().close();
        world.publish(stored);
        await().atMost(30, SECONDS).until(() -> readiness() == 503);
        assertThat(liveness()).isEqualTo(200);
        given().auth()
                .oauth2(World.OPERATOR)
                .post("/projector/v1/projections/teams/resume")
                .then()
                .statusCode(503)
                .header("Retry-After", "1");
        world.startPostgres();
        // Then
        awaitName(team, "Two");
        await().atMost(30, SECONDS).until(() -> readiness() == 200);
        rebuilds();
    }

    /// It looked for rebuilds while there was no database, and still does.
    private void rebuilds() {
        var path = "/projector/v1/projections/teams/rebuild";
        given().auth().oauth2(World.OPERATOR).post(path).then().statusCode(202);
        await().atMost(30, SECONDS)
                .untilAsserted(
                        () ->
                                given().auth()
                                        .oauth2(World.OPERATOR)
                                        .get(path)
                                        .then()
                                        .body("phase", equalTo("done")));
    }

    @Test
    void in_another_epoch_the_views_become_what_the_restored_store_holds() {
        // Given
        var kept = UUID.randomUUID();
        var lost = UUID.randomUUID();
        world.happens(kept, new TeamRegistered("Kept"));
        world.happens(kept, new TeamRenamed("Lost"));
        world.happens(lost, new TeamRegistered("Lost"));
        awaitName(kept, "Lost");
        awaitName(lost, "Lost");
        // When
        world.database().execute("set session_replication_role = replica");
        world.database()
                .execute(
                        "delete from event_store.events where aggregate_id = ? or (aggregate_id = ?"
                                + " and sequence = 2)",
                        lost.toString(),
                        kept.toString());
        world.database().execute("set session_replication_role = default");
        world.database().execute("update event_store.epoch set epoch = epoch + 1");
        // Then
        awaitName(kept, "Kept");
        assertThat(world.database().row(TEAM_ROW, lost)).containsEntry("sequence", 0L);
        await().atMost(20, SECONDS)
                .until(
                        () ->
                                world.database()
                                                .number(
                                                        """
                                                        select count(*)
                                                        from read_model.changes c
                                                        join event_store.epoch e on e.epoch = c.epoch
                                                        where c.kind = 'reset'
                                                        """)
                                        == Projections.ALL.size());
        world.happens(kept, new TeamRenamed("Anew"));
        awaitName(kept, "Anew");
    }

    private int readiness() {
        return health("ready");
    }

    private int liveness() {
        return health("live");
    }

    private int health(String kind) {
        return given().port(management).get("/q/health/" + kind).statusCode();
    }

    private void awaitName(UUID team, String name) {
        await().atMost(60, SECONDS)
                .ignoreExceptions()
                .untilAsserted(
                        () ->
                                assertThat(world.database().row(TEAM_ROW, team))
                                        .containsEntry("name", name));
    }
}
