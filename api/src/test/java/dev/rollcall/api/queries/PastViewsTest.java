package dev.rollcall.api.queries;

import static dev.rollcall.api.Api.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.rollcall.api.Log;
import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.api.Views;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a query says of a moment is what it said then.
@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class PastViewsTest {
    private static final List<String> VIEWS =
            List.of("teams", "members", "polls", "participation", "blockers", "streaks");
    private static final List<String> USERS = List.of("U1", "U2", "U3");
    private static final List<String> NAMES = List.of("Ada", "Bob", "Cem");

    private final Views views = new Views();
    private final Log log = new Log(views);

    /// What each view said after an event.
    private record Moment(UUID team, long position, Instant at, Map<String, Object> said) {}

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void every_view_says_of_a_moment_what_it_said_then() {
        // Given
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var moments = new ArrayList<Moment>();
        var history = new RandomHistory(log, random);
        for (int n = 0; n < 120; n++) {
            history.next();
            if (n % 8 == 7) {
                var team = history.team();
                moments.add(new Moment(team, log.position(), log.at(), said(team, null)));
            }
        }

        // Then
        for (var moment : moments) {
            assertThat(said(moment.team(), "" + moment.position()))
                    .as("seed %d, position %d", seed, moment.position())
                    .isEqualTo(moment.said());
        }
        for (var moment : moments) {
            if (history.wasLastOfItsTime(moment.position())) {
                assertThat(said(moment.team(), moment.at().toString()))
                        .as("seed %d, time %s", seed, moment.at())
                        .isEqualTo(moment.said());
            }
        }
    }

    private static Map<String, Object> said(UUID team, String moment) {
        var said = new TreeMap<String, Object>();
        for (var view : VIEWS) {
            var request = reader().queryParam("limit", 200).queryParam("include_archived", true);
            if (!view.equals("teams")) {
                request.queryParam("team_id", team);
            }
            if (moment != null) {
                request.queryParam("as_of", moment);
            }
            List<Map<String, Object>> items =
                    request.get("/api/v1/" + view)
                            .then()
                            .statusCode(200)
                            .body("$", not(hasKey("incomplete")))
                            .body("$", not(hasKey("next_cursor")))
                            .extract()
                            .jsonPath()
                            .getList("items");
            said.put(
                    view,
                    items.stream()
                            .filter(item -> team.toString().equals(item.get("team_id")))
                            .toList());
        }
        return said;
    }

    /// Some of everything, often at the same time.
    private static final class RandomHistory {
        private final Log log;
        private final Random random;
        private final List<UUID> teams = new ArrayList<>();
        private final List<UUID> updates = new ArrayList<>();
        private final List<UUID> polls = new ArrayList<>();
        private final List<Long> lasts = new ArrayList<>();

        RandomHistory(Log log, Random random) {
            this.log = log;
            this.random = random;
            for (int n = 0; n < 2; n++) {
                teams.add(log.team("U1", "U2"));
                polls.add(log.asks(teams.getLast()));
            }
        }

        void next() {
            int seconds = random.nextInt(4) == 0 ? 0 : random.nextInt(20_000);
            if (seconds > 0) {
                lasts.add(log.position());
                log.later(seconds);
            }
            switch (random.nextInt(12)) {
                case 0 -> log.joins(team(), any(USERS));
                case 1 -> log.leaves(team(), any(USERS));
                case 2, 3 -> polls.add(log.asks(team()));
                case 4 -> log.closes(any(polls));
                case 5 -> change(update -> log.edits(update, blocker()));
                case 6 -> change(log::retracts);
                default ->
                        updates.add(
                                log.says(
                                        team(),
                                        any(NAMES),
                                        random.nextInt(3) == 0 ? null : any(USERS),
                                        blocker()));
            }
        }

        private void change(java.util.function.Consumer<UUID> change) {
            if (!updates.isEmpty()) {
                change.accept(any(updates));
            }
        }

        private String blocker() {
            return random.nextBoolean() ? "keys " + random.nextInt(9) : null;
        }

        UUID team() {
            return any(teams);
        }

        boolean wasLastOfItsTime(long position) {
            return lasts.contains(position);
        }

        private <T> T any(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }
    }

    @Test
    void without_polls_a_run_is_current_by_the_clock_of_the_moment() {
        // Given
        var team = log.team("U1");
        log.says(team, "Ada", "U1", null);
        long monday = log.position();
        log.later(86_400);
        log.says(team, "Ada", "U1", null);
        var tuesday = log.at();

        // When, then
        current(team, "" + monday).body("items[0].current_run", equalTo(1));
        current(team, tuesday.toString()).body("items[0].current_run", equalTo(2));
        current(team, tuesday.plusSeconds(86_400).toString())
                .body("items[0].current_run", equalTo(2));
        current(team, tuesday.plusSeconds(3 * 86_400).toString())
                .body("items[0].current_run", equalTo(0))
                .body("items[0].longest_run", equalTo(2));
    }

    private static io.restassured.response.ValidatableResponse current(UUID team, String moment) {
        return reader().queryParam("team_id", team)
                .queryParam("as_of", moment)
                .get("/api/v1/streaks")
                .then()
                .statusCode(200);
    }
}
