package dev.rollcall.api.queries;

import static dev.rollcall.api.Api.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.rollcall.api.Past;
import dev.rollcall.api.Past.Said;
import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.api.Views;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class TimeTravelTest {
    private static final String LIST = "/api/v1/status-updates";
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

    private final Views views = new Views();
    private final Past past = new Past(views);
    private final UUID team = views.team("Team of " + UUID.randomUUID());

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void lists_are_what_a_fold_of_the_log_to_that_moment_is() {
        // Given
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var log = past.random(team, random, 150);
        var moments = new ArrayList<Said>();
        for (int n = 0; n < 12; n++) {
            moments.add(log.get(random.nextInt(log.size())));
        }

        for (var moment : moments) {
            // When
            var byPosition = contents(team, "" + moment.position());
            var byTime = contents(team, moment.at().toString());

            // Then
            assertThat(byPosition)
                    .as("seed %d, position %d", seed, moment.position())
                    .isEqualTo(Past.fold(log, said -> said.position() <= moment.position()));
            assertThat(byTime)
                    .as("seed %d, time %s", seed, moment.at())
                    .isEqualTo(Past.fold(log, said -> !said.at().isAfter(moment.at())));
        }
    }

    private static List<String> contents(UUID team, String moment) {
        var contents = new ArrayList<String>();
        String cursor = null;
        do {
            var request = reader().queryParam("team_id", team).queryParam("as_of", moment);
            var page =
                    (cursor == null ? request : request.queryParam("cursor", cursor))
                            .queryParam("limit", 7)
                            .get(LIST)
                            .then()
                            .statusCode(200)
                            .body("$", not(hasKey("incomplete")))
                            .header("Cache-Control", "private, max-age=60")
                            .header("Vary", "Accept, Authorization, Cookie")
                            .extract()
                            .jsonPath();
            contents.addAll(page.getList("items.content", String.class));
            cursor = page.getString("next_cursor");
        } while (cursor != null);
        return contents;
    }

    @Test
    void an_update_is_what_it_was_before_its_edit_and_its_retraction() {
        // Given
        var id = UUID.randomUUID();
        var submitted = past.say(team, id, NINE, "First");
        var edited = past.say(team, id, NINE.plusSeconds(60), "Second");
        var retracted = past.say(team, id, NINE.plusSeconds(120), null);
        past.store(List.of(submitted, edited, retracted));

        // When, then
        at(id, NINE.minusSeconds(1)).then().statusCode(404);
        at(id, NINE)
                .then()
                .statusCode(200)
                .body("content", equalTo("First"))
                .header("ETag", "\"1.1\"");
        at(id, NINE.plusSeconds(119)).then().statusCode(200).body("content", equalTo("Second"));
        at(id, NINE.plusSeconds(120)).then().statusCode(404);
        reader().queryParam("as_of", submitted.position())
                .get(LIST + "/{id}", id)
                .then()
                .statusCode(200)
                .body("content", equalTo("First"));
    }

    private static io.restassured.response.Response at(UUID id, Instant moment) {
        return reader().queryParam("as_of", moment.toString()).get(LIST + "/{id}", id);
    }

    @Test
    void a_history_tells_each_version_and_its_event() {
        // Given
        var id = UUID.randomUUID();
        past.store(
                List.of(
                        past.say(team, id, NINE, "First"),
                        past.say(team, id, NINE.plusSeconds(60), "Second"),
                        past.say(team, id, NINE.plusSeconds(120), null)));

        // When
        var history = reader().get(LIST + "/{id}/history", id);
        var first = reader().queryParam("limit", 2).get(LIST + "/{id}/history", id);
        var rest =
                reader().queryParam("cursor", first.jsonPath().getString("next_cursor"))
                        .get(LIST + "/{id}/history", id);

        // Then
        history.then()
                .statusCode(200)
                .body("items.row.content", contains("First", "Second", "Second"))
                .body("items.row.sequence", contains(1, 2, 3))
                .body("items[0].valid_from", equalTo("2026-11-23T09:00:00Z"))
                .body("items[0].valid_to", equalTo("2026-11-23T09:01:00Z"))
                .body("items[2].valid_to", nullValue())
                .body("items[2].gone_since", equalTo("2026-11-23T09:02:00Z"))
                .body("items[1].event.id", not(nullValue()));
        first.then().body("items", hasSize(2));
        rest.then().body("items.row.sequence", contains(3)).body("$", not(hasKey("next_cursor")));
        reader().get(LIST + "/{id}/history", UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void a_difference_names_the_fields_that_changed() {
        // Given
        var id = UUID.randomUUID();
        past.store(
                List.of(
                        past.say(team, id, NINE, "First"),
                        past.say(team, id, NINE.plusSeconds(60), "Second")));

        // When
        var difference = reader().queryParam("from", NINE.toString()).get(LIST + "/{id}/diff", id);
        var nothing =
                reader().queryParam("from", NINE.toString())
                        .queryParam("to", NINE.plusSeconds(1).toString())
                        .get(LIST + "/{id}/diff", id);
        var begin =
                reader().queryParam("from", NINE.minusSeconds(1).toString())
                        .queryParam("to", NINE.toString())
                        .get(LIST + "/{id}/diff", id);

        // Then
        difference
                .then()
                .statusCode(200)
                .body("from.content", equalTo("First"))
                .body("to.content", equalTo("Second"))
                .body("changed", contains("answers", "content", "sequence", "updated_at"));
        nothing.then().statusCode(200).body("changed", hasSize(0));
        begin.then().statusCode(200).body("$", not(hasKey("from")));
    }

    @Test
    void a_moment_that_the_views_have_not_reached_is_marked_and_not_kept() {
        // Given
        var id = UUID.randomUUID();
        past.store(List.of(past.say(team, id, NINE, "First")));

        // When
        var list =
                reader().queryParam("team_id", team)
                        .queryParam("as_of", "9000-01-01T00:00:00Z")
                        .get(LIST);
        var one =
                reader().queryParam("as_of", Long.MAX_VALUE)
                        .header("If-None-Match", "\"1.1\"")
                        .get(LIST + "/{id}", id);

        // Then
        list.then()
                .statusCode(200)
                .body("incomplete", equalTo(true))
                .body("items.content", contains("First"))
                .header("Cache-Control", "no-store");
        one.then()
                .statusCode(200)
                .body("incomplete", equalTo(true))
                .body("content", equalTo("First"))
                .header("Cache-Control", "no-store")
                .header("ETag", nullValue());
    }

    @Test
    void teams_have_the_name_and_members_of_the_moment() {
        // Given
        var id = UUID.randomUUID();
        long registered = past.team(id, "Aardvarks " + id, NINE);
        past.team(id, "Zebras " + id, NINE.plusSeconds(60));

        // When, then
        reader().queryParam("as_of", registered)
                .get("/api/v1/teams/{id}", id)
                .then()
                .statusCode(200)
                .body("name", equalTo("Aardvarks " + id));
        reader().get("/api/v1/teams/{id}", id).then().body("name", equalTo("Zebras " + id));
        reader().get("/api/v1/teams/{id}/history", id)
                .then()
                .body("items.row.name", contains("Aardvarks " + id, "Zebras " + id));
        reader().queryParam("from", NINE.toString())
                .get("/api/v1/teams/{id}/diff", id)
                .then()
                .body("changed", contains("name", "sequence", "updated_at"));
        reader().queryParam("as_of", NINE.minusSeconds(1).toString())
                .get("/api/v1/teams")
                .then()
                .statusCode(200)
                .body("items.team_id", not(org.hamcrest.Matchers.hasItem(id.toString())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-11-23T09:00:00", "99999999999999999999", "-1", ""})
    void a_moment_that_is_none_is_refused(String moment) {
        reader().queryParam("as_of", moment)
                .get(LIST)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("as_of"))
                .body(
                        "errors[0].reason",
                        equalTo(
                                "must be a moment, such as 2026-11-23T09:30:00Z, or a position: 0, 1, 2…"));
        reader().get(LIST + "/{id}/diff", UUID.randomUUID())
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("from"));
    }
}
