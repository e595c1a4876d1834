package dev.rollcall.api.queries;

import static dev.rollcall.api.Api.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.rollcall.api.Past;
import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.api.Views;
import dev.rollcall.events.ConsistencyToken;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class EntityTagsTest {
    private static final String UPDATES = "/api/v1/status-updates";
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

    @Inject MeterRegistry metrics;

    private final Views views = new Views();
    private final UUID team = views.team("Team of " + UUID.randomUUID());

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void a_list_that_is_the_same_is_not_sent_twice_and_no_row_is_looked_at() {
        // Given
        views.update(team, "ada", "Said");
        var tag = list(Map.of()).getHeader("ETag");
        long queries = queries("status_updates");

        // When
        var again = unless(tag, Map.of());
        var head = reader().queryParam("team_id", team).header("If-None-Match", tag).head(UPDATES);

        // Then
        again.then()
                .statusCode(304)
                .header("ETag", tag)
                .header("Cache-Control", "private, no-cache")
                .header("Vary", "Accept, Authorization, Cookie")
                .body(is(""));
        head.then().statusCode(304);
        assertThat(queries("status_updates")).isEqualTo(queries);
    }

    @Test
    void a_list_is_sent_again_after_each_kind_of_change() {
        var id = views.update(team, "ada", "Said");
        changes(() -> views.update(team, "ada", "More"));
        changes(() -> views.edit(id, 2, "Edited"));
        changes(() -> views.retract(id, 3));
        changes(() -> views.reset("status_updates"));
        changes(() -> views.stuck("status_updates", UUID.randomUUID()));
        changes(() -> views.freed("status_updates"));
    }

    private void changes(Runnable change) {
        var tag = list(Map.of()).getHeader("ETag");
        change.run();
        unless(tag, Map.of()).then().statusCode(200);
    }

    @Test
    void a_tag_is_of_one_request_alone() {
        views.update(team, "ada", "Said");
        var tag = list(Map.of()).getHeader("ETag");

        unless(tag, Map.of("limit", 7)).then().statusCode(200);
        unless(tag, Map.of("fields", "author")).then().statusCode(200);
        unless(tag, Map.of("total", true)).then().statusCode(200);
        unless(tag, Map.of("wait", 1)).then().statusCode(304);
    }

    @Test
    void changes_of_another_view_leave_a_list_as_it_was() {
        // Given
        var teams = reader().get("/api/v1/teams").getHeader("ETag");

        // When
        views.update(team, "ada", "Said");
        views.change("blockers", team, "{}");

        // Then
        reader().header("If-None-Match", teams).get("/api/v1/teams").then().statusCode(304);
    }

    @Test
    void what_was_forgotten_of_the_feed_does_not_bring_an_old_tag_back() {
        // Given
        views.run("delete from read_model.changes where projection = 'teams'");
        views.commit();
        var tag = reader().get("/api/v1/teams").getHeader("ETag");

        // When
        views.team("Later");
        views.run(
                "delete from read_model.changes where number <= (select max(number) from read_model.changes)");
        views.change("blockers", team, "{}");

        // Then
        reader().header("If-None-Match", tag).get("/api/v1/teams").then().statusCode(200);
    }

    @Test
    void a_write_that_is_waited_for_comes_before_the_tag() {
        // Given
        var id = views.update(team, "ada", "Said");
        var tag = list(Map.of()).getHeader("ETag");

        // When
        var early = unless(tag, Map.of("after", token(id, 2), "wait", 0));
        views.edit(id, 2, "Edited");
        var later = unless(tag, Map.of("after", token(id, 2), "wait", 0));

        // Then
        early.then().statusCode(504);
        later.then().statusCode(200).body("items.content", contains("Edited"));
    }

    private static String token(UUID id, long sequence) {
        return new ConsistencyToken(id, sequence).encode();
    }

    @Test
    void a_page_with_a_row_that_stands_still_has_no_tag() {
        var id = views.update(team, "ada", "Said");
        views.stuck("status_updates", id);

        list(Map.of()).then().statusCode(200).header("ETag", nullValue());
        views.freed("status_updates");
    }

    @Test
    void the_past_keeps_its_tag_while_the_present_goes_on() {
        // Given
        var id = UUID.randomUUID();
        var past = new Past(views);
        past.store(
                List.of(
                        past.say(team, id, NINE, "First"),
                        past.say(team, id, NINE.plusSeconds(60), "Second")));
        var asOf = Map.<String, Object>of("as_of", NINE.toString());
        var tag = list(asOf).getHeader("ETag");

        // When
        views.update(team, "ada", "Later");

        // Then
        unless(tag, asOf).then().statusCode(304).header("Cache-Control", "private, max-age=60");
        unless(tag, Map.of("as_of", NINE.plusSeconds(60).toString())).then().statusCode(200);
        list(Map.of("as_of", Long.toString(Long.MAX_VALUE)))
                .then()
                .body("incomplete", is(true))
                .header("ETag", nullValue());
    }

    private Response list(Map<String, Object> parameters) {
        return reader().queryParam("team_id", team).queryParams(parameters).get(UPDATES);
    }

    private Response unless(String tag, Map<String, Object> parameters) {
        return reader().queryParam("team_id", team)
                .queryParams(parameters)
                .header("If-None-Match", tag)
                .get(UPDATES);
    }

    private long queries(String name) {
        var timer =
                metrics.find("rollcall.query").tags("query", name, "outcome", "answered").timer();
        return timer == null ? 0 : timer.count();
    }
}
