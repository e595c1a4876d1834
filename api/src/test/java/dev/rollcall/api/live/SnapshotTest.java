package dev.rollcall.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.api.Api;
import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.api.Views;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a stream shows before changes.
@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class SnapshotTest {
    private final Views views = new Views();
    private final UUID team = views.team("Team of " + UUID.randomUUID());

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void what_queries_show_comes_first_then_changes() {
        // Given
        var older = views.update(team, "ada", "U0ADA", "Older", "2026-11-22T09:30:00Z");
        var newer = views.update(team, "ada", "U0ADA", "Newer", "2026-11-23T09:30:00.5Z");
        views.retract(views.update(team, "ada", "Taken back"), 2);
        views.update(views.team("Others"), "ada", "Elsewhere");

        // When
        try (var stream = open("?snapshot=true&team_id=" + team)) {

            // Then
            assertThat(names(stream))
                    .containsExactly(
                            "hello",
                            "snapshot",
                            "team",
                            "status_update",
                            "status_update",
                            "snapshot");
            assertThat(stream.updates()).containsExactly(newer.toString(), older.toString());
            var row = JsonPath.from(stream.data("status_update").getFirst());
            assertThat(row.getMap("row"))
                    .isEqualTo(
                            Api.reader()
                                    .get("/api/v1/status-updates/{id}", newer)
                                    .jsonPath()
                                    .getMap(""));
            assertThat(row.getMap("")).containsOnlyKeys("token", "sequence", "position", "row");
            var next = views.update(team, "ada", "A change");
            stream.awaitEvent(e -> e.data().contains(next.toString()));
        }
    }

    @Test
    void who_is_cut_off_within_it_has_no_place_to_resume_from() {
        views.update(team, "ada", "Something");
        try (var stream = open("?snapshot=true&team_id=" + team)) {
            var events = stream.events();

            assertThat(events.subList(0, events.size() - 1))
                    .extracting(StreamReader.Event::id)
                    .containsOnly("");
            assertThat(events.getLast().id()).matches("1-\\d+");
        }
    }

    @Test
    void who_resumes_needs_none() {
        views.update(team, "ada", "Something");
        String place;
        try (var stream = open("?snapshot=true&team_id=" + team)) {
            place = stream.lastEventId();
        }
        var meanwhile = views.update(team, "ada", "Meanwhile");

        try (var stream = StreamReader.open("?snapshot=true&team_id=" + team, place)) {
            stream.awaitEvent(e -> e.data().contains(meanwhile.toString()));
            assertThat(names(stream)).containsExactly("hello", "status_update");
        }
    }

    @Test
    void an_id_that_can_not_be_continued_gets_a_reset_and_another_one() {
        var update = views.update(team, "ada", "Something");
        for (var id : List.of("7-1", "1-999999999")) {
            try (var stream = StreamReader.open("?snapshot=true&team_id=" + team, id)) {
                awaitEnd(stream);

                assertThat(names(stream))
                        .containsExactly(
                                "hello", "reset", "snapshot", "team", "status_update", "snapshot");
                assertThat(stream.updates()).containsExactly(update.toString());
            }
        }
    }

    @Test
    void a_rebuilt_view_brings_another_one() {
        // Given
        var update = views.update(team, "ada", "As it was");
        try (var stream = open("?snapshot=true&team_id=" + team)) {

            // When
            views.run(
                    "update read_model.status_updates set content = 'Rebuilt' where update_id = ?",
                    update);
            views.reset("status_updates");

            // Then
            await().until(() -> stream.data("snapshot").size() == 4);
            assertThat(names(stream))
                    .endsWith("reset", "snapshot", "team", "status_update", "snapshot");
            assertThat(stream.data("status_update").getLast()).contains("Rebuilt");
            var next = views.update(team, "ada", "A change");
            stream.awaitEvent(e -> e.data().contains(next.toString()));
        }
    }

    @Test
    void beyond_its_limit_a_query_goes_on() {
        // Given
        var ids =
                IntStream.range(0, 130)
                        .mapToObj(
                                n ->
                                        views.update(
                                                        team,
                                                        "ada",
                                                        "U0ADA",
                                                        "n" + n,
                                                        "2026-11-23T09:30:00.%03dZ".formatted(n))
                                                .toString())
                        .toList()
                        .reversed();

        for (int limit : List.of(1, 50, 120, 130, 200)) {
            try (var stream = open("?snapshot=true&limit=%d&team_id=%s".formatted(limit, team))) {
                var cursor =
                        JsonPath.from(stream.data("snapshot").getLast()).getString("next_cursor");
                var rest = cursor == null ? List.<String>of() : page(cursor);

                assertThat(cursor == null).isEqualTo(limit >= 130);
                assertThat(Stream.concat(stream.updates().stream(), rest.stream()).toList())
                        .isEqualTo(ids);
                assertThat(stream.updates()).hasSize(Math.min(limit, 130));
            }
        }
    }

    @Test
    void filters_are_those_of_changes() {
        views.update(team, "ada", "U0ADA", "Yesterday's", "2026-11-22T09:30:00Z");
        var ada = views.update(team, "ada", "U0ADA", "Hers", "2026-11-23T09:30:00Z");
        views.update(team, "grace", "U0GRACE", "Not hers", "2026-11-23T09:30:00Z");

        try (var stream = open("?snapshot=true&author=ada&from=2026-11-23&team_id=" + team);
                var teams = open("?snapshot=true&kinds=team&team_id=" + team);
                var polls = open("?snapshot=true&kinds=poll&team_id=" + team)) {
            assertThat(names(stream))
                    .containsExactly("hello", "snapshot", "status_update", "snapshot");
            assertThat(stream.updates()).containsExactly(ada.toString());
            assertThat(names(teams)).containsExactly("hello", "snapshot", "team", "snapshot");
            assertThat(names(polls)).containsExactly("hello", "snapshot", "snapshot");
        }
    }

    @Test
    void snapshot_and_changes_come_to_what_the_view_has_whatever_is_written_meanwhile()
            throws InterruptedException {
        // Given
        var seed = System.nanoTime();
        System.out.println("seed " + seed);
        var reading = new AtomicBoolean(true);
        var writers =
                IntStream.range(0, 3)
                        .mapToObj(
                                n ->
                                        Thread.ofVirtual()
                                                .start(() -> write(new Random(seed + n), reading)))
                        .toList();

        // When
        var streams = new ArrayList<StreamReader>();
        boolean during;
        try {
            for (int n = 0; n < 8; n++) {
                streams.add(open("?snapshot=true&limit=10000&team_id=" + team));
            }
            during = writers.stream().anyMatch(Thread::isAlive);
        } finally {
            reading.set(false);
        }
        for (var writer : writers) {
            writer.join();
        }

        // Then
        var view =
                views.texts(
                        "select update_id || ' ' || content from read_model.status_updates where team_id = ? and retracted_at is null",
                        team);
        for (var stream : streams) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () ->
                                    assertThat(fold(stream))
                                            .containsExactlyInAnyOrderElementsOf(view));
            stream.close();
        }
        assertThat(during).as("writers outlast the snapshots").isTrue();
    }

    @Test
    void many_at_once_take_turns_and_all_end() {
        views.updates(team, 120, "Something");
        var streams =
                Stream.generate(() -> StreamReader.open("?snapshot=true&team_id=" + team, null))
                        .limit(40)
                        .toList();

        for (var stream : streams) {
            awaitEnd(stream);
            assertThat(stream.updates()).hasSize(120);
            stream.close();
        }
    }

    /// As a client does it: of two versions of a row the higher sequence stands.
    private static List<String> fold(StreamReader stream) {
        var rows = new HashMap<String, JsonObject>();
        for (var data : stream.data("status_update")) {
            var row = new JsonObject(data).getJsonObject("row");
            rows.merge(
                    row.getString("update_id"),
                    row,
                    (one, other) ->
                            one.getLong("sequence") > other.getLong("sequence") ? one : other);
        }
        return rows.values().stream()
                .filter(row -> !row.containsKey("retracted_at"))
                .map(row -> row.getString("update_id") + " " + row.getString("content"))
                .toList();
    }

    /// For as long as others read, with no more standing than they are given at once.
    private void write(Random random, AtomicBoolean reading) {
        try (var own = new Views()) {
            var ids = new ArrayList<UUID>();
            for (int n = 0; reading.get(); n++) {
                int what = ids.isEmpty() ? 0 : random.nextInt(6);
                switch (ids.size() == 2_000 ? 5 : what) {
                    case 0, 1, 2 -> ids.add(own.update(team, "ada", "n" + n));
                    case 3, 4 -> own.edit(ids.getLast(), n + 2, "edited " + n);
                    default -> own.retract(ids.removeFirst(), n + 2);
                }
            }
        }
    }

    static StreamReader open(String query) {
        var stream = StreamReader.open(query, null);
        awaitEnd(stream);
        return stream;
    }

    private static void awaitEnd(StreamReader stream) {
        stream.awaitEvent(e -> e.name().equals("snapshot") && e.data().contains("end"));
    }

    static List<String> names(StreamReader stream) {
        return stream.events().stream().map(StreamReader.Event::name).toList();
    }

    private List<String> page(String cursor) {
        return Api.reader()
                .queryParam("team_id", team)
                .queryParam("limit", 200)
                .queryParam("cursor", cursor)
                .get("/api/v1/status-updates")
                .jsonPath()
                .getList("items.update_id");
    }
}
