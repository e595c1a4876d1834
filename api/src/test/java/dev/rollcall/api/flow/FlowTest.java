package dev.rollcall.api.flow;

import static dev.rollcall.api.EventStore.event;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.Api;
import dev.rollcall.api.EventStore;
import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.api.Views;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The database is shared with other tests: what is said of it here is about what is added, and
/// of a view that no other test has.
@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class FlowTest {
    private static final String CHANGE =
            """
            insert into read_model.changes (epoch, projection, kind, position, changed_at)
            select 1, ?, 'changed', position, timestamp + ? * interval '1 second'
            from event_store.events
            where position = ?
            """;

    private final String view = "view-" + UUID.randomUUID();
    private EventStore store;
    private Views views;

    @BeforeEach
    void open() {
        store = new EventStore();
        views = new Views();
        store.append(event(UUID.randomUUID(), 1, "TeamRegistered", "{}", Map.of()));
    }

    @AfterEach
    void close() {
        views.close();
        store.close();
    }

    @Test
    void what_was_just_stored_and_changed_counts() {
        // Given
        views.change("teams", UUID.randomUUID(), "{}");

        // When
        var flow = flow();

        // Then
        assertThat(flow.getLong("log.head")).isEqualTo(store.head());
        assertThat(flow.getLong("log.last_minute")).isPositive();
        assertThat(flow.getLong("log.last_hour"))
                .isBetween(flow.getLong("log.last_minute"), flow.getLong("log.head"));
        assertThat(flow.getLong("feed.head")).isPositive();
        assertThat(flow.getLong("feed.last_minute")).isPositive();
        assertThat(flow.getInt("streams")).isNotNegative();
    }

    @Test
    void a_view_is_told_by_how_long_its_changes_took() {
        // Given
        for (int n = 0; n < 98; n++) {
            changed(0.15, store.head());
        }
        changed(0.7, store.head());
        changed(40, store.head());

        // When
        var told = "visible.find { it.view == '%s' }.".formatted(view);
        var flow = flow();

        // Then
        assertThat(flow.getInt(told + "changes")).isEqualTo(100);
        assertThat(flow.getDouble(told + "p50_seconds")).isEqualTo(0.15);
        assertThat(flow.getDouble(told + "p99_seconds")).isEqualTo(0.7);
        assertThat(flow.getList(told + "buckets.changes", Integer.class))
                .containsExactly(0, 0, 98, 0, 1, 0, 0, 1);
        assertThat(flow.getList(told + "buckets.seconds", Double.class))
                .containsExactly(0.05, 0.1, 0.2, 0.5, 1.0, 5.0, 30.0, null);
    }

    @Test
    void changes_of_another_life_of_the_log_and_those_without_an_event_are_passed_over() {
        // Given
        changed(0.1, store.head());
        views.run(
                "insert into read_model.changes (epoch, projection, kind, position) values (7, ?, 'changed', ?)",
                view,
                store.head());
        views.run(
                "insert into read_model.changes (epoch, projection, kind) values (1, ?, 'reset')",
                view);
        views.commit();

        // Then
        assertThat(flow().getInt("visible.find { it.view == '%s' }.changes".formatted(view)))
                .isEqualTo(1);
    }

    @Test
    void it_is_told_to_operators_alone() {
        Api.reader().get("/api/v1/flow").then().statusCode(403);
        given().auth()
                .oauth2(ReadModelDatabase.OPERATOR)
                .get("/api/v1/flow?team_id=x")
                .then()
                .statusCode(400);
    }

    private void changed(double seconds, long position) {
        views.run(CHANGE, view, seconds, position);
        views.commit();
    }

    private static JsonPath flow() {
        return given().auth()
                .oauth2(ReadModelDatabase.OPERATOR)
                .get("/api/v1/flow")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
