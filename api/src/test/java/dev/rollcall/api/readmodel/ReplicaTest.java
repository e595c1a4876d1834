package dev.rollcall.api.readmodel;

import static dev.rollcall.api.Api.reader;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.rollcall.api.Past;
import dev.rollcall.api.ReplicaDatabase;
import dev.rollcall.api.Views;
import dev.rollcall.events.ConsistencyToken;
import dev.rollcall.local.postgres.LocalPostgres;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The api reads a replica; what is written is written to its primary.
@QuarkusTest
@TestProfile(ReplicaDatabase.Profile.class)
class ReplicaTest {
    private static final String ONE = "/api/v1/status-updates/{id}";
    private static final String LIST = "/api/v1/status-updates?team_id={team}";

    @ConfigProperty(name = "quarkus.management.test-port")
    int management;

    private final LocalPostgres replica = ReplicaDatabase.replica();
    private final Views views = new Views();
    private final UUID team = views.team("Team of " + UUID.randomUUID());

    @AfterEach
    void close() {
        replica.resumeReplay();
        views.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {ONE, LIST})
    void what_a_paused_replica_lacks_is_told_and_no_older_row_answered(String path) {
        // Given
        var id = views.update(team, "ada", "First");
        get(path, id, token(id, 1), 10).then().statusCode(200);
        replica.pauseReplay();
        views.edit(id, 2, "Second");

        // When
        var lacking = get(path, id, token(id, 2), 1);

        // Then
        lacking.then()
                .statusCode(504)
                .body("errors[0].reason", containsString("at sequence 1, asked for is 2"));
        assertThat(lacking.asString()).doesNotContain("First");
        assertThat(get(path, id).asString()).contains("First").doesNotContain("Second");
    }

    @ParameterizedTest
    @ValueSource(strings = {ONE, LIST})
    void who_waits_is_answered_once_the_replica_goes_on(String path) {
        // Given
        replica.pauseReplay();
        var id = views.update(team, "ada", "Said");
        get(ONE, id).then().statusCode(404);
        var waiting = CompletableFuture.supplyAsync(() -> get(path, id, token(id, 1), 30));

        // When
        replica.resumeReplay();

        // Then
        assertThat(waiting.join().statusCode()).isEqualTo(200);
        assertThat(waiting.join().asString()).contains("Said");
    }

    @Test
    void a_list_that_the_caller_holds_hides_no_row_that_it_asks_for() {
        // Given
        var first = views.update(team, "ada", "First");
        var held = get(LIST, first, token(first, 1), 10).header("ETag");
        replica.pauseReplay();
        var second = views.update(team, "ada", "Second");

        // When
        var unchanged = reader().header("If-None-Match", held).get(LIST, team);
        var asked =
                reader().header("If-None-Match", held)
                        .queryParam("after", token(second, 1))
                        .queryParam("wait", 0)
                        .get(LIST, team);

        // Then
        unchanged.then().statusCode(304);
        asked.then().statusCode(504);
        replica.resumeReplay();
        reader().header("If-None-Match", held)
                .queryParam("after", token(second, 1))
                .queryParam("wait", 30)
                .get(LIST, team)
                .then()
                .statusCode(200)
                .body("items.content", equalTo(List.of("Second", "First")));
    }

    @Test
    void a_moment_that_the_replica_has_not_seen_is_incomplete() {
        // Given
        var past = new Past(views);
        var at = Instant.parse("2026-10-01T08:00:00Z");
        var first = past.say(team, UUID.randomUUID(), at, "First");
        past.store(List.of(first));
        await().untilAsserted(() -> asOf(first).then().body("incomplete", nullValue()));
        replica.pauseReplay();

        // When
        var second = past.say(team, UUID.randomUUID(), at.plusSeconds(1), "Second");
        past.store(List.of(second));

        // Then
        asOf(second)
                .then()
                .body("incomplete", equalTo(true))
                .body("items.content", equalTo(List.of("First")))
                .header("Cache-Control", equalTo("no-store"));
        replica.resumeReplay();
        await().untilAsserted(() -> asOf(second).then().body("incomplete", nullValue()));
        asOf(second).then().body("items.content", equalTo(List.of("Second", "First")));
    }

    @Test
    void a_replica_that_stands_still_is_ready() {
        replica.pauseReplay();

        given().port(management)
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItem("read model"));
    }

    /// What waits for one table holds another, which the primary then wants for itself.
    @Test
    void a_query_that_stood_in_the_primarys_way_is_asked_again() throws SQLException {
        // Given
        var id = views.update(team, "ada", "Said");
        get(ONE, id, token(id, 1), 10).then().statusCode(200);
        try (var asked = DriverManager.getConnection(Views.url(), "rollcall_owner", "");
                var held = DriverManager.getConnection(Views.url(), "rollcall_owner", "")) {
            lock(asked, "projections");
            var answer = CompletableFuture.supplyAsync(() -> get(ONE, id));
            awaitReplica("select from pg_stat_activity where wait_event_type = 'Lock'");

            // When
            lock(held, "status_updates");
            held.rollback();
            asked.rollback();

            // Then
            answer.join().then().statusCode(200).body("content", equalTo("Said"));
        }
    }

    /// Locks a table on the primary until `by` ends its transaction, and waits until the
    /// replica holds it too.
    private void lock(Connection by, String table) throws SQLException {
        by.setAutoCommit(false);
        by.createStatement().execute("lock table read_model." + table);
        views.bareTeam(); // what is committed takes along what came before
        awaitReplica(
                "select from pg_locks where granted and mode = 'AccessExclusiveLock'"
                        + " and relation = 'read_model."
                        + table
                        + "'::regclass");
    }

    private void awaitReplica(String found) {
        await().until(
                        () -> {
                            try (var connection =
                                            DriverManager.getConnection(
                                                    "jdbc:" + replica.url(), "postgres", "");
                                    var statement = connection.createStatement()) {
                                return statement.executeQuery(found).next();
                            }
                        });
    }

    private Response get(String path, UUID id) {
        return reader().get(path.replace("{id}", id.toString()).replace("{team}", team.toString()));
    }

    private Response get(String path, UUID id, String token, int wait) {
        return reader().queryParam("after", token)
                .queryParam("wait", wait)
                .get(path.replace("{id}", id.toString()).replace("{team}", team.toString()));
    }

    private Response asOf(Past.Said moment) {
        return reader().queryParam("as_of", moment.position()).get(LIST, team);
    }

    private static String token(UUID aggregate, long sequence) {
        return new ConsistencyToken(aggregate, sequence).encode();
    }
}
