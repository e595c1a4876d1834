package dev.rollcall.api.live;

import static dev.rollcall.api.live.SnapshotTest.names;
import static dev.rollcall.api.live.SnapshotTest.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.Log;
import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.api.Views;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Polls, blockers and people before changes.
@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class SnapshotKindsTest {
    private final Views views = new Views();
    private final UUID team = views.team("Team of " + UUID.randomUUID());

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void polls_and_blockers_come_as_changes_tell_them_where_they_are_asked_for() {
        // Given
        var log = new Log(views);
        var own = log.team("U1");
        var first = log.asks(own);
        log.closes(first);
        log.later(60);
        var second = log.asks(own);
        var blocked = log.says(own, "Ada", "U1", "keys");
        log.later(60);
        var free = log.says(own, "Ada", "U1", null);
        log.retracts(log.says(own, "Ada", "U1", "never"));
        log.asks(team);
        log.says(team, "Bob", "U2", "elsewhere");

        // When
        try (var stream = open("?snapshot=true&kinds=poll,blocker&team_id=" + own)) {

            // Then
            assertThat(names(stream))
                    .containsExactly(
                            "hello", "snapshot", "poll", "poll", "blocker", "blocker", "snapshot");
            assertThat(rows(stream, "poll"))
                    .containsExactly(
                            stored("polls", "poll_id", second), stored("polls", "poll_id", first));
            assertThat(rows(stream, "blocker"))
                    .containsExactly(
                            stored("blockers", "update_id", free),
                            stored("blockers", "update_id", blocked));
            views.change("blockers", own, "{\"blocker\": \"a change\"}");
            stream.awaitEvent(e -> e.data().contains("a change"));
        }

        // And what queries do not show is not there
        log.archive(own);
        try (var archived = open("?snapshot=true&kinds=poll,blocker&team_id=" + own);
                var authors =
                        open("?snapshot=true&kinds=poll,blocker&author=Bob&team_id=" + team)) {
            assertThat(names(archived)).containsExactly("hello", "snapshot", "snapshot");
            assertThat(names(authors)).containsExactly("hello", "snapshot", "blocker", "snapshot");
        }
    }

    @Test
    void the_end_names_the_kinds_of_which_there_is_more() {
        var log = new Log(views);
        var own = log.team("U1");
        for (int n = 0; n < 3; n++) {
            log.asks(own);
            log.says(own, "Ada", "U1", "keys");
            log.later(60);
        }
        log.asks(own);

        for (int limit : List.of(2, 3, 4)) {
            try (var stream =
                    open(
                            "?snapshot=true&kinds=poll,blocker&limit=%d&team_id=%s"
                                    .formatted(limit, own))) {
                var end = new JsonObject(stream.data("snapshot").getLast());

                assertThat(end.getJsonArray("more", new JsonArray()))
                        .containsExactlyElementsOf(
                                switch (limit) {
                                    case 2 -> List.of("poll", "blocker");
                                    case 3 -> List.of("poll");
                                    default -> List.<String>of();
                                });
                assertThat(stream.data("poll")).hasSize(limit);
                assertThat(stream.data("blocker")).hasSize(Math.min(3, limit));
            }
        }
    }

    @Test
    void people_come_by_whose_choice_it_is_and_belong_to_no_team() {
        // Given
        var log = new Log(views);
        var user = "U" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        var person = log.chooses(user, Map.of("time_zone", "Asia/Tokyo"));
        log.chooses("U0OTHER", Map.of("time_zone", "Europe/Berlin"));

        // When
        try (var stream =
                        open("?snapshot=true&kinds=person&slack_workspace=T1&slack_user=" + user);
                var teams = open("?snapshot=true&kinds=person&team_id=" + team)) {

            // Then
            assertThat(names(stream)).containsExactly("hello", "snapshot", "person", "snapshot");
            assertThat(rows(stream, "person"))
                    .containsExactly(stored("people", "person_id", person));
            assertThat(names(teams)).containsExactly("hello", "snapshot", "snapshot");

            // And when
            var chosen = stored("people", "person_id", person).put("time_zone", "Pacific/Apia");
            views.change("people", null, chosen.encode());

            // Then
            stream.awaitEvent(e -> e.data().contains("Pacific/Apia"));
        }
    }

    private static List<JsonObject> rows(StreamReader stream, String kind) {
        return stream.data(kind).stream()
                .map(data -> new JsonObject(data).getJsonObject("row"))
                .toList();
    }

    /// As the projector writes a change.
    private JsonObject stored(String table, String key, UUID id) {
        var row =
                new JsonObject(
                        views.texts(
                                        "select jsonb_strip_nulls(to_jsonb(v) - 'position' - 'event_id') from read_model.%s as v where %s = ?"
                                                .formatted(table, key),
                                        id)
                                .getFirst());
        for (var name : row.fieldNames()) {
            if (name.endsWith("_at")) {
                row.put(name, OffsetDateTime.parse(row.getString(name)).toInstant().toString());
            }
        }
        return row;
    }
}
