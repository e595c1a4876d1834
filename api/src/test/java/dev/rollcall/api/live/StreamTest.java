package dev.rollcall.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import dev.rollcall.api.Api;
import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.api.Views;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class StreamTest {
    private final Views views = new Views();
    private final UUID team = views.team("Team of " + UUID.randomUUID());

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void a_change_comes_with_its_row_its_token_and_an_id() {
        // Given
        try (var stream = StreamReader.open("?team_id=" + team)) {

            // When
            var id = views.update(team, "ada", "Finished the import\nreviewing alerts next");

            // Then
            var event = stream.awaitEvent(e -> e.data().contains(id.toString()));
            var json = JsonPath.from(event.data());
            assertThat(event.name()).isEqualTo("status_update");
            assertThat(event.id()).matches("1-\\d+");
            assertThat(json.getString("event_type")).isEqualTo("StatusUpdateSubmitted");
            assertThat(json.getInt("sequence")).isEqualTo(1);
            assertThat(json.getString("row.content"))
                    .isEqualTo("Finished the import\nreviewing alerts next");
            assertThat(json.getMap("row")).doesNotContainKeys("retracted_at", "position");
            Api.reader()
                    .queryParam("after", json.getString("token"))
                    .queryParam("wait", 0)
                    .get("/api/v1/status-updates/{id}", id)
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void a_stream_says_hello_and_how_to_come_back() {
        try (var stream = StreamReader.open("")) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.header("content-type")).startsWith("text/event-stream");
            assertThat(stream.header("cache-control")).isEqualTo("private, no-cache");
            assertThat(stream.events().getFirst().data()).isEqualTo("{\"resumed\":false}");
            assertThat(Integer.parseInt(stream.retry())).isBetween(2000, 4000);
        }
    }

    @Test
    void nothing_is_sent_before_it_is_committed() {
        // Given
        try (var stream = StreamReader.open("?team_id=" + team);
                var later = new Views()) {
            var id = UUID.randomUUID();
            later.write(id, team, "ada", "U0ADA", "Not yet", "now");
            later.run("select pg_notify('rollcall_changes', '')");
            await().during(Duration.ofMillis(400))
                    .until(() -> stream.data("status_update").isEmpty());

            // When
            later.commit();

            // Then
            stream.awaitEvent(e -> e.data().contains(id.toString()));
        }
    }

    @Test
    void a_retraction_carries_no_words() {
        // Given
        var id = views.update(team, "ada", "A secret");
        try (var stream = StreamReader.open("?team_id=" + team)) {

            // When
            views.retract(id, 2);

            // Then
            var event = stream.awaitEvent(e -> e.data().contains("StatusUpdateRetracted"));
            assertThat(event.data())
                    .contains(id.toString(), "retracted_at")
                    .doesNotContain("A secret");
        }
    }

    @Test
    void filters_let_through_what_a_query_would_show() {
        // Given
        try (var ada = StreamReader.open("?author=ada&team_id=" + team);
                var user =
                        StreamReader.open(
                                "?slack_workspace=T0LOCAL&slack_user=U0ADA&team_id=" + team);
                var elsewhere = StreamReader.open("?slack_workspace=T0OTHER")) {

            // When
            views.update(team, "grace", "Not hers");
            var id = views.update(team, "ada", "Hers");
            views.reset("teams");

            // Then
            for (var stream : List.of(ada, user, elsewhere)) {
                stream.awaitEvent(e -> e.name().equals("reset"));
            }
            assertThat(ada.updates()).containsExactly(id.toString());
            assertThat(user.updates()).containsExactly(id.toString());
            assertThat(elsewhere.updates()).isEmpty();
        }
    }

    @Test
    void changes_of_views_that_are_not_shown_are_passed_over() {
        // Given
        try (var stream = StreamReader.open("")) {

            // When
            views.change("streaks", team, "{\"run\": \"of another view\"}");
            views.change("blockers", team, "{\"blocker\": \"of another view\"}");
            views.reset("streaks");
            views.reset("blockers");
            var id = views.update(team, "ada", "After them");

            // Then
            stream.awaitEvent(e -> e.data().contains(id.toString()));
            assertThat(stream.data("reset")).isEmpty();
            assertThat(stream.events()).noneMatch(e -> e.data().contains("of another view"));
        }
    }

    @Test
    void polls_and_blockers_come_to_those_who_ask_for_them() {
        // Given
        try (var stream = StreamReader.open("?kinds=poll,blocker&team_id=" + team)) {

            // When
            views.update(team, "ada", "Not asked for");
            views.change("participation", team, "{\"round\": \"daily\"}");
            views.change("blockers", UUID.randomUUID(), "{\"blocker\": \"of others\"}");
            views.change("blockers", team, "{\"blocker\": \"no access\"}");
            views.reset("blockers");

            // Then
            stream.awaitEvent(e -> e.name().equals("reset"));
            assertThat(stream.events())
                    .extracting(StreamReader.Event::name)
                    .containsExactly("hello", "poll", "blocker", "reset");
            assertThat(stream.data("poll").getFirst()).contains("\"row\":{\"round\": \"daily\"}");
            assertThat(stream.data("blocker").getFirst()).contains("no access");
        }
    }

    @Test
    void a_blocker_that_was_retracted_has_no_words() {
        try (var stream = StreamReader.open("?kinds=blocker")) {
            views.change(
                    "blockers",
                    team,
                    "{\"blocker\": \"A secret\", \"retracted_at\": \"2026-11-23T09:30:00Z\"}");

            assertThat(stream.awaitEvent(e -> e.name().equals("blocker")).data())
                    .contains("retracted_at")
                    .doesNotContain("A secret");
        }
    }

    @Test
    void from_lets_through_what_was_created_since() {
        // Given
        var old = views.update(team, "ada", "U0ADA", "Yesterday's", "2026-11-22T09:30:00Z");
        try (var stream =
                StreamReader.open("?from=2026-11-23&zone=Europe/Berlin&team_id=" + team)) {

            // When
            views.edit(old, 2, "Yesterday's, edited");
            var early = views.update(team, "ada", "U0ADA", "Early", "2026-11-22T23:00:00Z");
            views.team("Team of " + team);
            views.reset("teams");

            // Then
            stream.awaitEvent(e -> e.name().equals("reset"));
            assertThat(stream.updates()).containsExactly(early.toString());
        }
    }

    @Test
    void any_number_of_readers_see_the_same() {
        // Given
        var streams =
                Stream.generate(() -> StreamReader.open("?team_id=" + team)).limit(20).toList();

        // When
        var written = new ArrayList<String>();
        Views.update(team, 30, written);

        // Then
        for (var stream : streams) {
            await().until(() -> stream.updates().size() >= 30);
            assertThat(stream.updates()).isEqualTo(written);
            stream.close();
        }
    }

    @Test
    void a_rebuilt_view_resets_every_reader() {
        try (var stream = StreamReader.open("?author=nobody")) {
            views.reset("status_updates");

            assertThat(stream.awaitEvent(e -> e.name().equals("reset")).data()).contains("rebuilt");
        }
    }

    @Test
    void a_silent_stream_has_a_heartbeat_that_keeps_its_place() {
        // Given
        try (var stream = StreamReader.open("?author=nobody")) {
            var hello = stream.lastEventId();

            // When
            views.update(team, "ada", "Filtered out");

            // Then
            await().until(
                            () ->
                                    !stream.comments().isEmpty()
                                            && !stream.lastEventId().equals(hello));
            assertThat(stream.events()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "?team_id=1, team_id",
        "?last_event_id=yesterday, last_event_id",
        "?slack_user=U0ADA, slack_workspace",
        "?kinds=streak, kinds",
        "?from=yesterday, from",
        "?snapshot=please, snapshot",
        "?limit=10001, limit",
        "?colour=red, colour"
    })
    void bad_parameters_are_named(String query, String field) {
        Api.reader()
                .get("/api/v1/stream" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains(field));
    }
}
