package dev.rollcall.api.queries;

import static dev.rollcall.api.Api.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.api.Views;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class StatusUpdatesTest {
    private static final String TEXT = "مرحبا · naïve · 👩🏽‍🚀 · é";

    private final Views views = new Views();
    private final UUID team = views.team("Team of " + UUID.randomUUID());

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void an_update_is_shown_with_its_text_kept_exactly() {
        // Given
        var id = views.update(team, "ada", TEXT);

        // When
        var answer = reader().get("/api/v1/status-updates/{id}", id);

        // Then
        answer.then()
                .statusCode(200)
                .header("ETag", "\"1.1\"")
                .body("update_id", equalTo(id.toString()))
                .body("team_id", equalTo(team.toString()))
                .body("content", equalTo(TEXT))
                .body("answers[0].answer", equalTo(TEXT))
                .body("answers[0]", not(hasKey("question")))
                .body("author", equalTo("ada"))
                .body("slack_user", equalTo("U0ADA"))
                .body("sequence", equalTo(1))
                .body("$", not(hasKey("position")))
                .body("$", not(hasKey("retracted_at")));
    }

    @Test
    void an_answer_that_looks_like_what_is_stored_stays_as_it_is() {
        // Given
        var said = "\", \"question\": null}";
        var id = views.update(team, "ada", said);

        // When
        var answer = reader().get("/api/v1/status-updates/{id}", id);

        // Then
        answer.then()
                .body("answers[0].answer", equalTo(said))
                .body("answers[0]", not(hasKey("question")));
    }

    @Test
    void an_edit_is_another_version() {
        // Given
        var id = views.update(team, "ada", "Before");
        views.edit(id, 2, "After");

        // When
        var answer =
                reader().header("If-None-Match", "\"1.1\"").get("/api/v1/status-updates/{id}", id);

        // Then
        answer.then().statusCode(200).header("ETag", "\"1.2\"").body("content", equalTo("After"));
    }

    @Test
    void the_same_version_is_not_sent_twice() {
        var id = views.update(team, "ada", "Same");

        reader().header("If-None-Match", "\"1.0\", \"1.1\"")
                .get("/api/v1/status-updates/{id}", id)
                .then()
                .statusCode(304)
                .body(is(""));
    }

    @Test
    void retracted_updates_and_tombstones_are_not_shown() {
        // Given
        var retracted = views.update(team, "ada", "Never mind");
        views.retract(retracted, 2);
        var tombstone = UUID.randomUUID();
        views.run(
                "insert into read_model.status_updates (update_id, retracted_at, created_at, sequence) values (?, now(), now(), 1)",
                tombstone);
        views.commit();

        // Then
        reader().get("/api/v1/status-updates/{id}", retracted).then().statusCode(404);
        reader().get("/api/v1/status-updates/{id}", tombstone).then().statusCode(404);
        reader().queryParam("team_id", team)
                .get("/api/v1/status-updates")
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void each_filter_narrows_the_list() {
        // Given
        views.update(team, "ada", "U0ADA", "One", "2026-11-20T10:00:00Z");
        views.update(team, "grace", "U0GRACE", "Two", "2026-11-21T10:00:00Z");
        views.update(team, "grace", "U0GRACE", "Three", "2026-11-22T22:59:59.999999Z");
        views.update(team, "grace", "U0GRACE", "Four", "2026-11-22T23:00:00Z");

        // Then
        assertThat(texts("")).containsExactly("Four", "Three", "Two", "One");
        assertThat(texts("author=ada")).containsExactly("One");
        assertThat(texts("slack_workspace=T0LOCAL&slack_user=U0ADA")).containsExactly("One");
        assertThat(texts("slack_workspace=T0OTHER")).isEmpty();
        assertThat(texts("from=2026-11-21T10:00:00Z")).containsExactly("Four", "Three", "Two");
        assertThat(texts("to=2026-11-21T10:00:00Z")).containsExactly("One");
        assertThat(texts("from=2026-11-21T11:00:00%2B01:00&to=2026-11-21T10:00:01Z"))
                .containsExactly("Two");
        assertThat(texts("from=2026-11-22&to=2026-11-22")).containsExactly("Four", "Three");
        assertThat(texts("from=2026-11-22&to=2026-11-22&zone=Europe/Vienna"))
                .containsExactly("Three");
    }

    @Test
    void pages_follow_one_another_newest_first_even_within_a_microsecond() {
        // Given
        var made = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            made.add(
                    views.update(
                                    team,
                                    "ada",
                                    "U0ADA",
                                    "n" + i,
                                    "2026-11-20T10:00:00.00000" + i / 3 + "Z")
                            .toString());
        }

        // When
        var seen = new ArrayList<String>();
        var times = new ArrayList<String>();
        String cursor = null;
        do {
            var request = reader().queryParam("team_id", team).queryParam("limit", 2);
            var page =
                    (cursor == null ? request : request.queryParam("cursor", cursor))
                            .get("/api/v1/status-updates");
            seen.addAll(page.jsonPath().getList("items.update_id", String.class));
            times.addAll(page.jsonPath().getList("items.created_at", String.class));
            cursor = page.jsonPath().getString("next_cursor");
        } while (cursor != null);

        // Then
        assertThat(seen).containsExactlyInAnyOrderElementsOf(made);
        assertThat(times.stream().map(Instant::parse).toList())
                .isSortedAccordingTo(Collections.reverseOrder());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    team_id=17                            | team_id
                    author=                               | author
                    author=a%00b                          | author
                    slack_user=U0ADA                      | slack_workspace
                    from=yesterday                        | from
                    from=2026-13-01                       | from
                    from=2026-11-22T10:00                 | from
                    from=2026-11-22T11:00:00+01:00        | from
                    to=2026-02-30                         | to
                    from=2026-11-22&to=2026-11-21         | to
                    from=2026-11-22&zone=Middle/Earth     | zone
                    limit=0                               | limit
                    limit=201                             | limit
                    limit=ten                             | limit
                    limit=1&limit=2                       | limit
                    cursor=                               | cursor
                    cursor=bm90IGEgY3Vyc29y               | cursor
                    after=eA                              | after
                    wait=-1                               | wait
                    as_of=yesterday                       | as_of
                    order=newest                          | order
                    fields=content,colour                 | fields
                    fields=                               | fields
                    total=perhaps                         | total
                    q=                                    | q
                    q=%21%21                              | q
                    """)
    void bad_parameters_are_named(String query, String field) {
        reader().urlEncodingEnabled(false)
                .get("/api/v1/status-updates?" + query.strip())
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("title", equalTo("Invalid input"))
                .body("errors.field", contains(field));
    }

    @Test
    void an_id_that_is_none_is_named() {
        reader().get("/api/v1/status-updates/42")
                .then()
                .statusCode(400)
                .body("errors.field", contains("id"));
    }

    private List<String> texts(String query) {
        return reader().urlEncodingEnabled(false)
                .get("/api/v1/status-updates?team_id=" + team + "&" + query)
                .jsonPath()
                .getList("items.content", String.class);
    }
}
