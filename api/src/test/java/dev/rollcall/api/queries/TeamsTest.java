package dev.rollcall.api.queries;

import static dev.rollcall.api.Api.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.api.Views;
import dev.rollcall.api.parameters.Cursor;
import dev.rollcall.api.parameters.CursorKey;
import dev.rollcall.api.parameters.Search;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class TeamsTest {
    @Inject CursorKey cursorKey;

    private final Views views = new Views();

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void a_team_is_shown_as_its_row_is() {
        // Given
        var id = views.team("Platform");
        views.run(
                """
                update read_model.teams
                set slack_workspace = 'T0LOCAL', slack_channel = 'C0PLATFORM',
                    members = '[{"slack_workspace": "T0LOCAL", "slack_user": "U0ADA"}]'
                where team_id = ?
                """,
                id);
        views.commit();

        // When
        var answer = reader().get("/api/v1/teams/{id}", id);

        // Then
        answer.then()
                .statusCode(200)
                .contentType("application/json")
                .header("ETag", "\"1.1\"")
                .header("Cache-Control", "private, no-cache")
                .body("team_id", equalTo(id.toString()))
                .body("name", equalTo("Platform"))
                .body("slack_channel", equalTo("C0PLATFORM"))
                .body("members", hasSize(1))
                .body("members[0].slack_user", equalTo("U0ADA"))
                .body("sequence", equalTo(1))
                .body("created_at", endsWith("Z"))
                .body("$", not(hasKey("archived_at")))
                .body("$", not(hasKey("stale_since")));
    }

    @Test
    void the_same_version_is_not_sent_twice() {
        // Given
        var id = views.team("Known");

        // When
        var answer = reader().header("If-None-Match", "\"1.1\"").get("/api/v1/teams/{id}", id);

        // Then
        answer.then().statusCode(304).header("ETag", "\"1.1\"").body(is(""));
    }

    @Test
    void another_version_is_sent() {
        var id = views.team("Changed");

        reader().header("If-None-Match", "\"1.7\"")
                .get("/api/v1/teams/{id}", id)
                .then()
                .statusCode(200)
                .body("name", equalTo("Changed"));
    }

    @Test
    void archived_teams_are_listed_only_when_asked_for_and_marked() {
        // Given
        var id = views.team("Archived");
        views.run(
                "update read_model.teams set archived_at = now(), sequence = 2 where team_id = ?",
                id);
        views.commit();

        // When
        var usual = reader().queryParam("limit", 200).get("/api/v1/teams");
        var all =
                reader().queryParam("limit", 200)
                        .queryParam("include_archived", true)
                        .get("/api/v1/teams");
        var one = reader().get("/api/v1/teams/{id}", id);

        // Then
        usual.then().body("items.team_id", not(hasItem(id.toString())));
        all.then()
                .body(
                        "items.find { it.team_id == '%s' }.archived_at".formatted(id),
                        notNullValue());
        one.then().statusCode(200).body("archived_at", notNullValue());
    }

    @Test
    void a_bare_team_is_not_yet_a_team() {
        var id = views.bareTeam();

        reader().get("/api/v1/teams/{id}", id).then().statusCode(404);
        reader().queryParam("limit", 200)
                .get("/api/v1/teams")
                .then()
                .body("items.team_id", not(hasItem(id.toString())));
    }

    @Test
    void pages_follow_one_another_by_name_without_gap_or_double() {
        // Given
        var made = new ArrayList<String>();
        for (var name : List.of("Zeta", "Zeta", "Zèta: ✓", "Zz", "Zz")) {
            made.add(views.team(name).toString());
        }

        // When
        var seen = new ArrayList<String>();
        var names = new ArrayList<String>();
        String cursor = null;
        do {
            var request = reader().queryParam("limit", 2);
            var page =
                    (cursor == null ? request : request.queryParam("cursor", cursor))
                            .get("/api/v1/teams");
            seen.addAll(page.jsonPath().getList("items.team_id", String.class));
            names.addAll(page.jsonPath().getList("items.name", String.class));
            cursor = page.jsonPath().getString("next_cursor");
        } while (cursor != null);

        // Then
        assertThat(seen).doesNotHaveDuplicates().containsAll(made);
        assertThat(names).isSorted();
    }

    @Test
    void a_stale_team_says_so_and_has_no_tag() {
        // Given
        var id = views.team("Stuck");
        views.stuck("teams", id);

        // When
        var answer = reader().header("If-None-Match", "\"1.1\"").get("/api/v1/teams/{id}", id);

        // Then
        answer.then()
                .statusCode(200)
                .header("ETag", (String) null)
                .body("stale_since", equalTo("2026-11-23T09:00:00Z"));
    }

    @Test
    void an_unknown_team_is_a_problem() {
        reader().get("/api/v1/teams/{id}", UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("title", equalTo("Unknown team"));
    }

    @Test
    void a_list_may_be_empty() {
        reader().queryParam("cursor", lastCursor())
                .get("/api/v1/teams")
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("$", not(hasKey("next_cursor")));
    }

    @Test
    void every_bad_parameter_is_named_in_one_answer() {
        reader().queryParam("limit", 201)
                .queryParam("cursor", "nonsense")
                .queryParam("include_archived", "perhaps")
                .queryParam("after", "nonsense")
                .queryParam("wait", 31)
                .queryParam("colour", "red")
                .get("/api/v1/teams")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body(
                        "errors.field",
                        contains("include_archived", "limit", "cursor", "wait", "after", "colour"));
    }

    private String lastCursor() {
        return new Search(cursorKey, "/api/v1/teams", Map.of())
                .encode(new Cursor("\uD83D\uDE80\uD83D\uDE80", UUID.randomUUID()));
    }
}
