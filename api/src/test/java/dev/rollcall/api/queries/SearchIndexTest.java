package dev.rollcall.api.queries;

import static dev.rollcall.api.Api.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.api.Views;
import dev.rollcall.api.readmodel.ReadModel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How words are found: by one plan for them, by index, in the language that is set; the tests'
/// database speaks German.
@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class SearchIndexTest {
    @Inject ReadModel readModel;

    private final Views views = new Views();
    private final UUID team = views.team("Team of " + UUID.randomUUID());

    @AfterEach
    void close() {
        views.close();
    }

    /// What stays prepared gets one plan for all words, which is no good for those that everybody
    /// says.
    @Test
    void a_search_is_planned_for_its_words() {
        // Given
        views.update(team, "ada", "Häuser");

        // When
        var prepared = new HashSet<String>();
        await().until(
                        () -> {
                            found("haus");
                            search("haus", Map.of("total", true)).then().statusCode(200);
                            reader().get("/api/v1/status-updates?limit=1").then().statusCode(200);
                            prepared.addAll(prepared());
                            return prepared.stream()
                                    .anyMatch(
                                            sql -> sql.contains("from read_model.status_updates"));
                        });

        // Then
        assertThat(prepared).noneMatch(sql -> sql.contains("read_model.search("));
    }

    /// By some connection of the pool.
    private List<String> prepared() {
        var rows =
                readModel
                        .query(
                                "test",
                                "select statement from pg_prepared_statements",
                                Tuple.tuple())
                        .await()
                        .indefinitely();
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString("statement"))
                .toList();
    }

    @Test
    void another_language_holds_for_what_was_said_before_and_an_unknown_one_knows_no_stems() {
        // Given
        views.update(team, "ada", "Die Häuser sind fertig");
        var tag = search("haus", Map.of()).getHeader("ETag");
        views.owner(
                "select read_model.make_tables('read_model_next', 'status_updates', 'status_update_history')");

        try {
            // When
            ReadModelDatabase.speak("klingon");

            // Then
            assertThat(found("haus")).isEmpty();
            assertThat(found("häuser")).hasSize(1);
            assertThat(found("die")).hasSize(1);
            reader().queryParam("team_id", team)
                    .queryParam("q", "haus")
                    .header("If-None-Match", tag)
                    .get("/api/v1/status-updates")
                    .then()
                    .statusCode(200);
        } finally {
            ReadModelDatabase.speak("german");
        }
        assertThat(found("haus")).hasSize(1);
        assertThat(indexes())
                .containsExactlyInAnyOrder(
                        "read_model.status_updates_words",
                        "read_model.status_update_history_words",
                        "read_model_next.status_updates_words",
                        "read_model_next.status_update_history_words");
        views.owner(
                "select read_model.drop_tables('read_model_next', 'status_updates', 'status_update_history')");
    }

    @Test
    void a_view_that_was_built_again_is_searched_by_index_and_has_no_old_tags() {
        // Given
        views.update(team, "ada", "Häuser");
        var tag = search("haus", Map.of()).getHeader("ETag");
        views.commit();

        // When
        views.owner(
                """
                select read_model.make_tables('read_model_next', 'status_updates', 'status_update_history');
                insert into read_model_next.status_updates select * from read_model.status_updates;
                insert into read_model_next.status_update_history
                    select * from read_model.status_update_history;
                select read_model.go_live('status_updates', 'status_update_history');
                """);

        // Then
        assertThat(indexes())
                .containsExactlyInAnyOrder(
                        "read_model.status_updates_words",
                        "read_model.status_update_history_words");
        assertThat(found("haus")).containsExactly("Häuser");
        reader().queryParam("team_id", team)
                .queryParam("q", "haus")
                .header("If-None-Match", tag)
                .get("/api/v1/status-updates")
                .then()
                .statusCode(200);
    }

    private List<String> indexes() {
        var indexes =
                views.texts(
                        "select schemaname || '.' || indexname from pg_indexes where indexdef like '%read_model.words(content)%'");
        views.commit();
        return indexes;
    }

    private List<String> found(String words) {
        return search(words, Map.of())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.content", String.class);
    }

    private Response search(String words, Map<String, Object> parameters) {
        return reader().queryParam("team_id", team)
                .queryParam("q", words)
                .queryParams(parameters)
                .get("/api/v1/status-updates");
    }
}
