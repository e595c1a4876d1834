package dev.rollcall.api.queries;

import static dev.rollcall.api.Api.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.api.Views;
import dev.rollcall.events.ConsistencyToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class ReadYourWritesTest {
    private final Views views = new Views();
    private final UUID team = views.team("Team of " + UUID.randomUUID());

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void what_the_view_already_has_is_answered_at_once() {
        reader().queryParam("after", token(team, 1))
                .queryParam("wait", 0)
                .get("/api/v1/teams/{id}", team)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/status-updates/{id}", "/api/v1/status-updates?team_id={team}"})
    void a_query_waits_until_the_view_has_the_write(String path) throws Exception {
        // Given
        var id = UUID.randomUUID();
        views.write(id, team, "ada", "U0ADA", "My own", "now");
        var waiting =
                ask(
                        path.replace("{id}", id.toString()).replace("{team}", team.toString()),
                        token(id, 1),
                        10);

        // When
        views.commit();

        // Then
        assertThat(waiting.get().statusCode()).isEqualTo(200);
        assertThat(waiting.get().asString()).contains("My own");
    }

    @Test
    void a_token_of_an_update_holds_for_a_query_on_another_view() {
        var id = views.update(team, "ada", "Said");

        reader().queryParam("after", token(id, 1))
                .queryParam("limit", 200)
                .get("/api/v1/teams")
                .then()
                .statusCode(200)
                .body("items.team_id", hasItem(team.toString()));
    }

    @Test
    void an_older_version_is_not_enough() {
        var id = views.update(team, "ada", "First");

        reader().queryParam("after", token(id, 2))
                .queryParam("wait", 0)
                .get("/api/v1/status-updates/{id}", id)
                .then()
                .statusCode(504)
                .contentType("application/problem+json")
                .body("title", equalTo("Not visible yet"))
                .body("errors.field", contains("after"))
                .body("errors[0].reason", containsString("at sequence 1, asked for is 2"));
    }

    @Test
    void what_never_comes_is_waited_for_as_long_as_was_said() {
        // Given
        long begun = System.nanoTime();

        // When
        var answer =
                reader().queryParam("after", token(UUID.randomUUID(), 1))
                        .queryParam("wait", 6)
                        .get("/api/v1/teams");

        // Then: for longer than where nothing is said
        answer.then().statusCode(504).body("errors[0].reason", containsString("not there yet"));
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void a_stuck_aggregate_is_named_as_the_reason() {
        // Given
        var id = views.update(team, "ada", "Stuck");
        views.stuck("status_updates", id);

        // Then
        reader().queryParam("after", token(id, 2))
                .queryParam("wait", 0)
                .get("/api/v1/status-updates")
                .then()
                .statusCode(504)
                .body("detail", containsString("since 2026-11-23T09:00:00Z"));
    }

    private static CompletableFuture<Response> ask(String path, String token, int wait) {
        return CompletableFuture.supplyAsync(
                () -> reader().queryParam("after", token).queryParam("wait", wait).get(path));
    }

    private static String token(UUID aggregate, long sequence) {
        return new ConsistencyToken(aggregate, sequence).encode();
    }
}
