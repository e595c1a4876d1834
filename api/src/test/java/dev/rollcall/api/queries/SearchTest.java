package dev.rollcall.api.queries;

import static dev.rollcall.api.Api.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.rollcall.api.Past;
import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.api.Views;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The tests' database speaks German.
@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class SearchTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

    private final Views views = new Views();
    private final UUID team = views.team("Team of " + UUID.randomUUID());

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void words_are_found_by_their_stems_in_the_language_that_is_set() {
        views.update(team, "ada", "Die Häuser sind fertig");

        assertThat(found("Haus", Map.of())).containsExactly("Die Häuser sind fertig");
        assertThat(found("haus fertige", Map.of())).hasSize(1);
        assertThat(found("Garten", Map.of())).isEmpty();
    }

    @Test
    void a_search_is_written_as_on_the_web() {
        views.update(team, "ada", "Import erledigt, danach Kaffee");
        views.update(team, "ada", "Export erledigt");

        assertThat(found("erledigt -Export", Map.of()))
                .containsExactly("Import erledigt, danach Kaffee");
        assertThat(found("\"Export erledigt\"", Map.of())).containsExactly("Export erledigt");
        assertThat(found("Export or Kaffee", Map.of())).hasSize(2);
        assertThat(found("die", Map.of())).isEmpty();
        assertThat(found("& | ! ( erledigt", Map.of())).hasSize(2);
    }

    @Test
    void pages_of_a_search_are_newest_first_without_gap_or_double_and_with_all_filters() {
        // Given
        var made = new ArrayList<String>();
        for (int n = 10; n < 20; n++) {
            var text = (n % 2 == 0 ? "Import " : "Export ") + n;
            views.update(team, n < 18 ? "ada" : "bob", "U0", text, "2026-11-20T10:" + n + ":00Z");
            if (n % 2 == 0 && n < 18) {
                made.add(text);
            }
        }
        Collections.reverse(made);

        // When, then
        assertThat(found("import", Map.of("author", "ada", "limit", 3))).isEqualTo(made);
        assertThat(found("import", Map.of("author", "ada", "limit", 3, "order", "asc")))
                .isEqualTo(made.reversed());
        assertThat(found("import", Map.of("to", "2026-11-20T10:11:00Z")))
                .containsExactly("Import 10");
        reader().queryParam("team_id", team)
                .queryParam("q", "import")
                .queryParam("total", true)
                .queryParam("limit", 1)
                .get("/api/v1/status-updates")
                .then()
                .body("total", equalTo(5));
    }

    @Test
    void the_questions_that_were_asked_are_not_searched() {
        var id = UUID.randomUUID();
        views.write(id, team, "ada", "U0ADA", "Nichts Neues", "now");
        views.run(
                "update read_model.status_updates set answers = '[{\"question\": \"Was blockiert?\", \"answer\": \"Nichts Neues\"}]' where update_id = ?",
                id);
        views.commit();

        assertThat(found("blockiert", Map.of())).isEmpty();
        assertThat(found("Neues", Map.of())).hasSize(1);
    }

    @Test
    void what_was_found_is_marked_in_pieces_that_no_content_can_counterfeit() {
        // Given
        views.update(team, "ada", "\u0001<b>Häuser</b>\u0002 & <script>Bau</script>\u0003 beendet");

        // When
        var page =
                reader().queryParam("team_id", team)
                        .queryParam("q", "haus")
                        .get("/api/v1/status-updates");

        // Then
        List<List<Map<String, Object>>> fragments = page.jsonPath().getList("items[0].highlight");
        assertThat(fragments).hasSize(1);
        assertThat(fragments.getFirst())
                .filteredOn(piece -> Boolean.TRUE.equals(piece.get("match")))
                .extracting(piece -> piece.get("text"))
                .containsExactly("Häuser");
        assertThat(
                        fragments.getFirst().stream()
                                .map(piece -> piece.get("text").toString())
                                .collect(Collectors.joining()))
                .contains("Bau", "beendet")
                .doesNotContain("\u0001", "\u0002", "\u0003");
        reader().queryParam("team_id", team)
                .get("/api/v1/status-updates")
                .then()
                .body("items[0]", not(hasKey("highlight")));
    }

    @Test
    void highlights_come_only_when_fields_have_them() {
        views.update(team, "ada", "Häuser");

        reader().queryParam("team_id", team)
                .queryParam("q", "haus")
                .queryParam("fields", "highlight")
                .get("/api/v1/status-updates")
                .then()
                .body("items[0].highlight.text", contains(List.of("Häuser")))
                .body("items[0]", not(hasKey("content")));
        reader().queryParam("team_id", team)
                .queryParam("q", "haus")
                .queryParam("fields", "content")
                .get("/api/v1/status-updates")
                .then()
                .body("items[0].content", equalTo("Häuser"))
                .body("items[0]", not(hasKey("highlight")));
    }

    @Test
    void the_past_is_searched_by_the_words_of_the_moment() {
        // Given
        var id = UUID.randomUUID();
        var past = new Past(views);
        past.store(
                List.of(
                        past.say(team, id, NINE, "Häuser gebaut"),
                        past.say(team, id, NINE.plusSeconds(60), "Gärten gepflegt"),
                        past.say(team, id, NINE.plusSeconds(120), null)));

        // When, then
        assertThat(found("haus", Map.of("as_of", NINE.toString())))
                .containsExactly("Häuser gebaut");
        assertThat(found("garten", Map.of("as_of", NINE.toString()))).isEmpty();
        assertThat(found("garten", Map.of("as_of", NINE.plusSeconds(60).toString())))
                .containsExactly("Gärten gepflegt");
        assertThat(found("garten", Map.of())).isEmpty();
    }

    @Test
    void a_search_has_an_end() {
        reader().queryParam("q", "a".repeat(201))
                .get("/api/v1/status-updates")
                .then()
                .statusCode(400)
                .body("errors.field", contains("q"))
                .body("errors[0].reason", equalTo("must not be longer than 200 characters"));
        reader().queryParam("q", "(".repeat(199) + "þ")
                .get("/api/v1/status-updates")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    private List<String> found(String words, Map<String, Object> parameters) {
        var contents = new ArrayList<String>();
        String cursor = null;
        do {
            var request =
                    reader().queryParam("team_id", team)
                            .queryParam("q", words)
                            .queryParams(parameters);
            var page =
                    (cursor == null ? request : request.queryParam("cursor", cursor))
                            .get("/api/v1/status-updates")
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath();
            contents.addAll(page.getList("items.content", String.class));
            cursor = page.getString("next_cursor");
        } while (cursor != null);
        return contents;
    }
}
