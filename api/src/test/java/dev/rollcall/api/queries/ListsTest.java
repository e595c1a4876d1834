package dev.rollcall.api.queries;

import static dev.rollcall.api.Api.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.api.Views;
import dev.rollcall.api.parameters.Cursor;
import dev.rollcall.api.parameters.CursorKey;
import dev.rollcall.api.parameters.Search;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class ListsTest {
    private static final String UPDATES = "/api/v1/status-updates";
    private static final String TEAMS = "/api/v1/teams";

    @Inject CursorKey cursorKey;

    private final Views views = new Views();
    private final UUID team = views.team("Team of " + UUID.randomUUID());

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void a_cursor_that_was_changed_anywhere_is_refused() {
        // Given
        views.updates(team, 2, "Said");
        var bytes = Base64.getUrlDecoder().decode(cursor(Map.of("team_id", team)));

        for (int n = 0; n < bytes.length; n++) {
            // When
            bytes[n] ^= 1;
            var changed = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            bytes[n] ^= 1;

            // Then
            refused(after(changed, Map.of("team_id", team)), "must be the next_cursor");
        }
    }

    @Test
    void a_cursor_goes_on_with_its_own_list_filters_and_order_alone() {
        // Given
        views.updates(team, 2, "Said");
        var cursor = cursor(Map.of("team_id", team));

        // When, then
        after(cursor, Map.of("team_id", team, "limit", 7, "fields", "content", "total", true))
                .then()
                .statusCode(200)
                .body("items.content", contains("Said"));
        for (var other :
                List.<Map<String, Object>>of(
                        Map.of(),
                        Map.of("team_id", UUID.randomUUID()),
                        Map.of("team_id", team, "author", "ada"),
                        Map.of("team_id", team, "order", "asc"),
                        Map.of("team_id", team, "q", "said"),
                        Map.of("team_id", team, "as_of", "2026-11-23T09:30:00Z"))) {
            refused(after(cursor, other), "belongs to another list or other filters");
        }
        refused(reader().queryParam("cursor", cursor).get(TEAMS), "belongs to another list");
    }

    @Test
    void a_cursor_of_another_installation_is_refused() {
        var signed =
                new Search(cursorKey, TEAMS, Map.of()).encode(new Cursor("A", UUID.randomUUID()));
        var unsigned = Base64.getUrlEncoder().encodeToString(new byte[60]);

        reader().queryParam("cursor", signed).get(TEAMS).then().statusCode(200);
        refused(reader().queryParam("cursor", unsigned).get(TEAMS), "must be the next_cursor");
        refused(
                reader().queryParam("cursor", signed.substring(0, 20)).get(TEAMS),
                "must be the next_cursor");
    }

    private String cursor(Map<String, Object> parameters) {
        return reader().queryParams(parameters)
                .queryParam("limit", 1)
                .get(UPDATES)
                .jsonPath()
                .getString("next_cursor");
    }

    private static Response after(String cursor, Map<String, Object> parameters) {
        return reader().queryParams(parameters).queryParam("cursor", cursor).get(UPDATES);
    }

    private static void refused(Response response, String reason) {
        response.then()
                .statusCode(400)
                .body("errors.field", contains("cursor"))
                .body("errors[0].reason", startsWith(reason));
    }

    @Test
    void only_the_fields_that_were_asked_for_come_and_what_tells_versions_apart() {
        // Given
        var id = views.update(team, "ada", "Said");

        // When
        var list =
                reader().queryParam("team_id", team)
                        .queryParam("fields", "author,content")
                        .get(UPDATES);
        var one = reader().queryParam("fields", "author").get(UPDATES + "/{id}", id);
        var named = reader().queryParam("fields", "name").get(TEAMS + "/{id}", team);

        // Then
        assertThat(list.jsonPath().<Map<String, Object>>getList("items").getFirst().keySet())
                .containsExactlyInAnyOrder("update_id", "sequence", "author", "content");
        assertThat(one.jsonPath().getMap("$").keySet())
                .isEqualTo(Set.of("update_id", "sequence", "author"));
        assertThat(named.jsonPath().getMap("$").keySet())
                .isEqualTo(Set.of("team_id", "sequence", "name"));
        one.then().header("ETag", "\"1.1.author\"");
        reader().queryParam("fields", "author")
                .header("If-None-Match", "\"1.1\"")
                .get(UPDATES + "/{id}", id)
                .then()
                .statusCode(200);
        reader().queryParam("fields", "colour")
                .get(UPDATES + "/{id}", id)
                .then()
                .statusCode(400)
                .body("errors.field", contains("fields"))
                .body("errors[0].reason", containsString("knows no colour, but update_id, "));
    }

    @Test
    void a_total_comes_when_it_is_asked_for_whatever_page_it_is() {
        // Given
        views.updates(team, 3, "Said");
        var parameters = Map.<String, Object>of("team_id", team, "total", true);

        // When
        var first = reader().queryParams(parameters).queryParam("limit", 2).get(UPDATES);
        var second = after(first.jsonPath().getString("next_cursor"), parameters);
        var none =
                reader().queryParam("team_id", UUID.randomUUID())
                        .queryParam("total", true)
                        .get(UPDATES);

        // Then
        first.then().body("total", equalTo(3)).body("items.size()", equalTo(2));
        second.then().body("total", equalTo(3)).body("items.size()", equalTo(1));
        none.then().body("total", equalTo(0)).body("items.size()", equalTo(0));
        reader().queryParam("team_id", team).get(UPDATES).then().body("$", not(hasKey("total")));
    }

    @Test
    void what_is_too_much_to_count_says_at_least() {
        // Given
        views.run(
                """
                insert into read_model.status_updates (
                    update_id, team_id, content, author, created_at, updated_at, sequence)
                select gen_random_uuid(), ?, 'Said', 'ada', now(), now(), 1
                from generate_series(1, 10001)
                """,
                team);
        views.commit();

        // When
        var page = reader().queryParam("team_id", team).queryParam("total", true).get(UPDATES);

        // Then
        page.then().body("$", not(hasKey("total"))).body("total_at_least", equalTo(10_000));
    }

    @Test
    void updates_come_oldest_first_when_told() {
        for (var minute : List.of("11", "12", "10")) {
            views.update(team, "ada", "U0ADA", minute, "2026-11-20T10:" + minute + ":00Z");
        }

        assertThat(contents(Map.of("team_id", team, "order", "asc", "limit", 2)))
                .containsExactly("10", "11", "12");
        assertThat(contents(Map.of("team_id", team, "limit", 2))).containsExactly("12", "11", "10");
    }

    private static List<String> contents(Map<String, Object> parameters) {
        var contents = new ArrayList<String>();
        String cursor = null;
        do {
            var request = reader().queryParams(parameters);
            var page =
                    (cursor == null ? request : request.queryParam("cursor", cursor))
                            .get(UPDATES)
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath();
            contents.addAll(page.getList("items.content", String.class));
            cursor = page.getString("next_cursor");
        } while (cursor != null);
        return contents;
    }

    @Test
    void teams_are_sorted_by_name_or_by_when_they_changed() {
        // Given
        var other = views.team("Other");
        views.run(
                "update read_model.teams set created_at = '2001-01-01T00:00:00Z', updated_at = '2901-01-01T00:00:00Z' where team_id = ?",
                other);
        views.commit();

        // When, then
        assertThat(firstTeam("sort=updated_at")).isEqualTo(other);
        assertThat(firstTeam("sort=created_at&order=asc")).isEqualTo(other);
        assertThat(firstTeam("sort=created_at")).isNotEqualTo(other);
        var all =
                reader().queryParam("limit", 200)
                        .queryParam("order", "desc")
                        .get(TEAMS)
                        .jsonPath()
                        .getList("items.name", String.class);
        assertThat(all)
                .isEqualTo(all.stream().sorted(java.util.Comparator.reverseOrder()).toList());
        reader().queryParam("sort", "members")
                .get(TEAMS)
                .then()
                .statusCode(400)
                .body("errors[0].reason", equalTo("must be one of name, updated_at, created_at"));
        views.run("update read_model.teams set updated_at = now() where team_id = ?", other);
        views.commit();
    }

    private static UUID firstTeam(String query) {
        return UUID.fromString(
                reader().get(TEAMS + "?limit=1&" + query).jsonPath().getString("items[0].team_id"));
    }
}
