package dev.rollcall.api.queries;

import static dev.rollcall.api.Api.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.rollcall.api.Past;
import dev.rollcall.api.Past.Said;
import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.api.Views;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class ListDifferencesTest {
    private static final String DIFF = "/api/v1/status-updates/diff";
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

    private final Views views = new Views();
    private final Past past = new Past(views);
    private final UUID team = views.team("Team of " + UUID.randomUUID());

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void two_moments_differ_by_what_folds_of_the_log_to_them_differ_by() {
        // Given
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var log = past.random(team, random, 150);

        for (int n = 0; n < 12; n++) {
            int first = random.nextInt(log.size());
            var from = log.get(first);
            var to = log.get(first + random.nextInt(log.size() - first));

            // When
            var byPosition = differences("" + from.position(), "" + to.position());
            var byTime = differences(from.at().toString(), to.at().toString());

            // Then
            assertThat(byPosition)
                    .as("seed %d, positions %d to %d", seed, from.position(), to.position())
                    .isEqualTo(
                            changes(
                                    log,
                                    said -> said.position() <= from.position(),
                                    said -> said.position() <= to.position()));
            assertThat(byTime)
                    .as("seed %d, times %s to %s", seed, from.at(), to.at())
                    .isEqualTo(
                            changes(
                                    log,
                                    said -> !said.at().isAfter(from.at()),
                                    said -> !said.at().isAfter(to.at())));
        }
    }

    /// What an update said at both moments; nothing where it was not shown.
    private record Change(Optional<String> from, Optional<String> to) {}

    private static Map<UUID, Change> changes(
            List<Said> log, Predicate<Said> first, Predicate<Said> then) {
        var before = latest(log, first);
        var after = latest(log, then);
        var changes = new HashMap<UUID, Change>();
        for (var id : after.keySet()) {
            var change = new Change(content(before.get(id)), content(after.get(id)));
            var same = after.get(id).equals(before.get(id));
            if (!same && (change.from().isPresent() || change.to().isPresent())) {
                changes.put(id, change);
            }
        }
        return changes;
    }

    private static Map<UUID, Said> latest(List<Said> log, Predicate<Said> come) {
        var latest = new HashMap<UUID, Said>();
        log.stream().filter(come).forEach(said -> latest.put(said.update(), said));
        return latest;
    }

    private static Optional<String> content(Said said) {
        return Optional.ofNullable(said).map(Said::content);
    }

    private Map<UUID, Change> differences(String from, String to) {
        var found = new HashMap<UUID, Change>();
        var seen = new HashSet<String>();
        String cursor = null;
        do {
            var request =
                    reader().queryParam("team_id", team)
                            .queryParam("from", from)
                            .queryParam("to", to)
                            .queryParam("limit", 5);
            var page =
                    (cursor == null ? request : request.queryParam("cursor", cursor))
                            .get(DIFF)
                            .then()
                            .statusCode(200)
                            .body("$", not(hasKey("incomplete")))
                            .header("Cache-Control", "private, max-age=60")
                            .extract()
                            .jsonPath();
            for (var item : page.<Map<String, Map<String, String>>>getList("items")) {
                var row = item.getOrDefault("to", item.get("from"));
                assertThat(seen.add(row.get("update_id"))).isTrue();
                found.put(
                        UUID.fromString(row.get("update_id")),
                        new Change(content(item.get("from")), content(item.get("to"))));
            }
            cursor = page.getString("next_cursor");
        } while (cursor != null);
        return found;
    }

    private static Optional<String> content(Map<String, String> row) {
        return Optional.ofNullable(row).map(it -> it.get("content"));
    }

    @Test
    void a_row_was_added_changed_or_removed_and_names_what_changed() {
        // Given
        var edited = UUID.randomUUID();
        var retracted = UUID.randomUUID();
        var added = UUID.randomUUID();
        past.store(
                List.of(
                        past.say(team, edited, NINE, "First"),
                        past.say(team, retracted, NINE, "Gone"),
                        past.say(team, edited, NINE.plusSeconds(60), "Second"),
                        past.say(team, retracted, NINE.plusSeconds(60), null),
                        past.say(team, added, NINE.plusSeconds(60), "New")));

        // When
        var all =
                reader().queryParam("team_id", team).queryParam("from", NINE.toString()).get(DIFF);
        var others =
                reader().queryParam("team_id", team)
                        .queryParam("slack_workspace", "T0OTHER")
                        .queryParam("from", NINE.toString())
                        .get(DIFF);

        // Then
        all.then()
                .statusCode(200)
                .header("Cache-Control", "private, no-cache")
                .body("items.collect { it.from?.content }", contains("First", "Gone", null))
                .body("items.collect { it.to?.content }", contains("Second", null, "New"))
                .body("items[0].changed", contains("answers", "content", "sequence", "updated_at"));
        others.then().statusCode(200).body("items", empty());
    }

    @Test
    void teams_differ_too() {
        // Given
        var id = UUID.randomUUID();
        long registered = past.team(id, "Aardvarks " + id, NINE);
        long renamed = past.team(id, "Zebras " + id, NINE.plusSeconds(60));

        // When, then
        reader().queryParam("from", registered)
                .queryParam("to", renamed)
                .queryParam("fields", "name")
                .get("/api/v1/teams/diff")
                .then()
                .statusCode(200)
                .body("items.from.name", contains("Aardvarks " + id))
                .body("items.to.name", contains("Zebras " + id))
                .body("items[0].changed", contains("name", "sequence"));
        reader().queryParam("from", registered - 1)
                .queryParam("to", registered)
                .get("/api/v1/teams/diff")
                .then()
                .body("items[0]", not(hasKey("from")))
                .body("items[0].to.name", equalTo("Aardvarks " + id));
    }

    @Test
    void moments_are_in_order_and_one_beyond_the_view_is_marked() {
        reader().queryParam("from", 7)
                .queryParam("to", 6)
                .get(DIFF)
                .then()
                .statusCode(400)
                .body("errors.field", contains("to"))
                .body("errors[0].reason", equalTo("must not be before from"));
        reader().get(DIFF).then().statusCode(400).body("errors.field", contains("from"));
        reader().queryParam("from", 0)
                .queryParam("to", Long.MAX_VALUE)
                .get(DIFF)
                .then()
                .statusCode(200)
                .body("incomplete", equalTo(true))
                .header("Cache-Control", "no-store");
    }
}
