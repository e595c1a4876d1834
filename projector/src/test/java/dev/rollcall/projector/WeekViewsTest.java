package dev.rollcall.projector;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.outside.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What a week of three teams in five zones comes to, over the night in which Europe's clocks are
/// set forward. Its log is what `WeekInSlackTest` of `commands` has played.
@QuarkusTest
@QuarkusTestResource(Outside.class)
class WeekViewsTest {

    private static final Path LOG =
            Path.of("..", "common-events", "src", "test", "resources", "week.ndjson");

    World world;

    private String teams;

    @Test
    void a_week_comes_to_what_the_tables_say() throws IOException {
        // Given
        var json = new ObjectMapper();
        var events = Files.readAllLines(LOG).stream().map(line -> read(json, line)).toList();
        teams =
                events.stream()
                        .filter(event -> event.path("type").asText().equals("TeamRegistered"))
                        .map(event -> event.path("aggregate_id").asText())
                        .collect(joining(","));

        // When
        events.forEach(this::happens);

        // Then
        awaitLines(POLLS, POLLS_TABLE);
        awaitLines(DAYS.formatted("participation_by_day", ""), DAYS_TABLE);
        awaitLines(UPDATES, UPDATES_TABLE);
        awaitLines(STREAKS.formatted("streaks", ""), STREAKS_TABLE);

        // And before Katherine took hers back, and before Berlin was asked again
        awaitLines(
                DAYS.formatted(
                        "participation_by_day(null, '2026-03-30T16:05Z')",
                        "and team.name = 'World' and day > '2026-03-27'"),
                "World 2026-03-30 expected 3 answered 2 late 0\n");
        awaitLines(
                STREAKS.formatted("streaks(null, '2026-03-27T08:15Z')", "and team.name = 'Berlin'"),
                """
                Berlin U0ADA 1 of 1
                Berlin U0GRACE 1 of 1
                """);
    }

    private static JsonNode read(ObjectMapper json, String line) {
        try {
            return json.readTree(line);
        } catch (IOException malformed) {
            throw new IllegalArgumentException(line, malformed);
        }
    }

    private void happens(JsonNode event) {
        world.publish(
                world.database()
                        .append(
                                event.path("aggregate_id").asText(),
                                event.path("type").asText(),
                                event.path("version").asInt(),
                                event.path("data").toString(),
                                Instant.parse(event.path("timestamp").asText())));
    }

    private void awaitLines(String sql, String expected) {
        await().atMost(20, SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(world.database().row(sql, teams).get("lines") + "\n")
                                        .isEqualTo(expected));
    }

    private static final String POLLS =
            """
            select string_agg(
                format('%s %s %s: %s to %s, answered %s of %s, late %s, awaited %s, reminded %s, summary in %s',
                       team.name, poll.round, poll.slot,
                       to_char(poll.opened_at at time zone 'UTC', 'DD HH24:MI'),
                       to_char(poll.closed_at at time zone 'UTC', 'DD HH24:MI'),
                       answered, expected, late,
                       (select string_agg(it ->> 'slack_user', ' ' order by it ->> 'slack_user')
                        from jsonb_array_elements(awaited) as it),
                       (select string_agg(it ->> 'slack_user', ' ')
                        from jsonb_array_elements(reminded) as it),
                       poll.summary_channel),
                E'\\n' order by team.name, poll.slot) as lines
            from read_model.polls as poll
            join read_model.poll_participation using (poll_id)
            join read_model.teams as team on team.team_id = poll.team_id
            where poll.team_id = any (string_to_array(?, ',')::uuid[])
            """;

    private static final String POLLS_TABLE =
            """
            Berlin daily 2026-03-26T09:30: 26 08:30 to 26 12:30, answered 2 of 2, late 0, awaited , reminded U0GRACE, summary in C0PLATFORM
            Berlin daily 2026-03-27T09:30: 27 08:30 to 27 12:30, answered 0 of 2, late 0, awaited U0ADA U0GRACE, reminded U0ADA U0GRACE, summary in C0PLATFORM
            Berlin daily 2026-03-28T09:30: 28 08:30 to 28 12:30, answered 0 of 2, late 0, awaited U0ADA U0GRACE, reminded U0ADA U0GRACE, summary in C0PLATFORM
            Berlin daily 2026-03-29T09:30: 29 07:30 to 29 11:30, answered 0 of 2, late 0, awaited U0ADA U0GRACE, reminded U0ADA U0GRACE, summary in C0PLATFORM
            Berlin daily 2026-03-30T09:30: 30 07:30 to 30 11:30, answered 0 of 2, late 0, awaited U0ADA U0GRACE, reminded U0ADA U0GRACE, summary in C0PLATFORM
            Berlin daily 2026-03-31T09:30: 31 07:30 to 31 11:30, answered 0 of 2, late 0, awaited U0ADA U0GRACE, reminded U0ADA U0GRACE, summary in C0PLATFORM
            Berlin daily 2026-04-01T09:30: 01 07:30 to 01 11:30, answered 0 of 2, late 0, awaited U0ADA U0GRACE, reminded U0ADA U0GRACE, summary in C0PLATFORM
            London night 2026-03-26T01:30: 26 01:30 to 26 02:15, answered 0 of 1, late 0, awaited U0RADIA, reminded , summary in C0GENERAL
            London night 2026-03-27T01:30: 27 01:30 to 27 02:15, answered 0 of 1, late 0, awaited U0RADIA, reminded , summary in C0GENERAL
            London night 2026-03-28T01:30: 28 01:30 to 28 02:15, answered 1 of 1, late 1, awaited , reminded , summary in C0GENERAL
            London night 2026-03-29T01:30: 29 01:00 to 29 01:45, answered 0 of 1, late 0, awaited U0RADIA, reminded , summary in C0GENERAL
            London night 2026-03-30T01:30: 30 00:30 to 30 01:15, answered 0 of 1, late 0, awaited U0RADIA, reminded , summary in C0GENERAL
            London night 2026-03-31T01:30: 31 00:30 to 31 01:15, answered 0 of 1, late 0, awaited U0RADIA, reminded , summary in C0GENERAL
            London night 2026-04-01T01:30: 01 00:30 to 01 01:15, answered 0 of 1, late 0, awaited U0RADIA, reminded , summary in C0GENERAL
            World daily 2026-03-26T09:00: 26 00:00 to 26 16:00, answered 0 of 3, late 0, awaited U0EDGAR U0FRANCES U0KATHERINE, reminded U0EDGAR U0FRANCES U0KATHERINE, summary in C0DATA
            World daily 2026-03-27T09:00: 27 00:00 to 27 16:00, answered 0 of 3, late 0, awaited U0EDGAR U0FRANCES U0KATHERINE, reminded U0EDGAR U0FRANCES U0KATHERINE, summary in C0DATA
            World daily 2026-03-30T09:00: 30 00:00 to 30 16:00, answered 1 of 3, late 0, awaited U0FRANCES U0KATHERINE, reminded U0FRANCES, summary in C0DATA
            World daily 2026-03-31T09:00: 31 00:00 to 31 16:00, answered 0 of 3, late 0, awaited U0EDGAR U0FRANCES U0KATHERINE, reminded U0EDGAR U0FRANCES U0KATHERINE, summary in C0DATA
            World daily 2026-04-01T09:00: 01 00:00 to 01 16:00, answered 0 of 3, late 0, awaited U0EDGAR U0FRANCES U0KATHERINE, reminded U0EDGAR U0FRANCES U0KATHERINE, summary in C0DATA
            """;

    private static final String DAYS =
            """
            select string_agg(
                format('%%s %%s expected %%s answered %%s late %%s', team.name, day, expected, answered, late),
                E'\\n' order by team.name, day) as lines
            from read_model.%s as days
            join read_model.teams as team using (team_id)
            where team_id = any (string_to_array(?, ',')::uuid[])
            %s
            """;

    private static final String DAYS_TABLE =
            """
            Berlin 2026-03-26 expected 2 answered 2 late 0
            Berlin 2026-03-27 expected 2 answered 0 late 0
            Berlin 2026-03-28 expected 2 answered 0 late 0
            Berlin 2026-03-29 expected 2 answered 0 late 0
            Berlin 2026-03-30 expected 2 answered 0 late 0
            Berlin 2026-03-31 expected 2 answered 0 late 0
            Berlin 2026-04-01 expected 2 answered 0 late 0
            London 2026-03-26 expected 1 answered 0 late 0
            London 2026-03-27 expected 1 answered 0 late 0
            London 2026-03-28 expected 1 answered 1 late 1
            London 2026-03-29 expected 1 answered 0 late 0
            London 2026-03-30 expected 1 answered 0 late 0
            London 2026-03-31 expected 1 answered 0 late 0
            London 2026-04-01 expected 1 answered 0 late 0
            World 2026-03-26 expected 3 answered 0 late 0
            World 2026-03-27 expected 3 answered 0 late 0
            World 2026-03-30 expected 3 answered 1 late 0
            World 2026-03-31 expected 3 answered 0 late 0
            World 2026-04-01 expected 3 answered 0 late 0
            """;

    private static final String UPDATES =
            """
            select string_agg(
                format('%s %s: %s%s', to_char(created_at at time zone 'UTC', 'DD HH24:MI'),
                       author, content,
                       case
                           when retracted_at is not null
                           then to_char(retracted_at at time zone 'UTC', '", taken back at "DD HH24:MI')
                           when sequence > 1
                           then to_char(updated_at at time zone 'UTC', '", edited at "DD HH24:MI')
                       end),
                E'\\n' order by created_at) as lines
            from read_model.status_updates
            where team_id = any (string_to_array(?, ',')::uuid[])
            """;

    private static final String UPDATES_TABLE =
            """
            26 08:35 Ada: Tests
            26 09:40 Grace: Reviews, then docs, edited at 26 12:40
            28 23:50 Radia: Quiet
            30 00:05 Edgar: Tables
            30 13:05 Katherine: Charts, taken back at 30 16:10
            """;

    private static final String STREAKS =
            """
            select string_agg(
                format('%%s %%s %%s of %%s', team.name, slack_user, current_run, longest_run),
                E'\\n' order by team.name, slack_user) as lines
            from read_model.%s as streaks
            join read_model.teams as team using (team_id)
            where team_id = any (string_to_array(?, ',')::uuid[])
            %s
            """;

    private static final String STREAKS_TABLE =
            """
            Berlin U0ADA 0 of 1
            Berlin U0GRACE 0 of 1
            London U0RADIA 0 of 1
            World U0EDGAR 0 of 1
            World U0FRANCES 0 of 0
            World U0KATHERINE 0 of 0
            """;
}
