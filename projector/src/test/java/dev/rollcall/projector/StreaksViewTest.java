package dev.rollcall.projector;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.events.Answer;
import dev.rollcall.events.Audience;
import dev.rollcall.events.PollEvent.PollClosed;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.PollSettings;
import dev.rollcall.events.Question;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.TeamEvent.MemberJoined;
import dev.rollcall.events.TeamEvent.MemberLeft;
import dev.rollcall.events.TeamEvent.PollScheduled;
import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.outside.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How often in a row, now and at best.
@QuarkusTest
@QuarkusTestResource(Outside.class)
class StreaksViewTest {

    World world;

    private final UUID team = UUID.randomUUID();

    @Test
    void a_run_is_of_polls_that_were_answered_one_after_another() {
        joined("U1", "U2", "U3");
        for (int day = 1; day <= 4; day++) {
            asked(day);
        }
        said("U1", 1, 2, 4);
        said("U2", 3, 4);
        awaitRuns("U1 1 of 2, U2 2 of 2, U3 0 of 0");
    }

    @Test
    void the_newest_poll_is_missed_once_the_next_is_opened_closed_or_not() {
        // Given
        joined("U1");
        asked(1);
        asked(2);
        said("U1", 1, 2);
        var newest = asked(3);
        world.happens(newest, new PollClosed());
        awaitRuns("U1 2 of 2");
        // When
        asked(4);
        // Then
        awaitRuns("U1 0 of 2");
    }

    @Test
    void a_poll_that_expects_nobody_by_name_ends_no_run() {
        // Given
        joined("U1", "U2");
        asked(1);
        asked(2);
        said("U1", 1, 2);
        said("U2", 1);
        // When
        var anonymous =
                new Question(
                        "How was the week?",
                        Question.Kind.TEXT,
                        List.of(),
                        false,
                        true,
                        null,
                        null);
        asked(3, new PollSettings(false, List.of(anonymous), null, 0, null, null, null));
        // Then
        awaitRuns("U1 2 of 2, U2 1 of 1");
        asked(4);
        asked(5);
        awaitRuns("U1 0 of 2, U2 0 of 1");
    }

    @Test
    void what_was_taken_back_breaks_a_run() {
        // Given
        joined("U1");
        asked(1);
        asked(2);
        asked(3);
        said("U1", 1, 3);
        var second = said("U1", 2);
        awaitRuns("U1 3 of 3");
        // When
        world.happens(second, new StatusUpdateRetracted());
        // Then
        awaitRuns("U1 1 of 1");
    }

    @Test
    void polls_that_somebody_was_not_asked_in_neither_break_nor_lengthen() {
        asked(1);
        joined("U1");
        asked(2);
        left("U1");
        asked(3);
        said("U1", 1, 2, 3);
        joined("U1");
        asked(4);
        said("U1", 4);
        awaitRuns("U1 2 of 2");
    }

    @Test
    void who_left_keeps_the_longest_run_and_has_no_current_one() {
        joined("U1", "U2");
        asked(1);
        said("U1", 1);
        left("U1");
        asked(2);
        said("U2", 1, 2);
        awaitRuns("U1 0 of 1, U2 2 of 2");
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, 2026-03-06T10:00:00Z, 2026-03-09T10:00:00Z, 2",
        "UTC, 2026-03-06T10:00:00Z, 2026-03-10T10:00:00Z, 1",
        "UTC, 2026-03-07T10:00:00Z, 2026-03-08T10:00:00Z, 1",
        "UTC, 2026-03-08T10:00:00Z, 2026-03-09T10:00:00Z, 2",
        ",    2026-03-05T23:59:00Z, 2026-03-06T00:00:00Z, 2",
        "Nowhere/Known,    2026-03-05T23:59:00Z, 2026-03-06T00:00:00Z, 2",
        "Pacific/Auckland, 2026-03-06T00:30:00Z, 2026-03-08T22:00:00Z, 2",
        "Pacific/Auckland, 2026-03-05T23:59:00Z, 2026-03-06T00:00:00Z, 1",
        "Europe/Zurich,    2026-03-27T22:30:00Z, 2026-03-30T22:30:00Z, 1",
        "Europe/Zurich,    2026-10-23T22:30:00Z, 2026-10-26T22:30:00Z, 2"
    })
    void without_polls_a_run_is_of_working_days_by_the_clock_of_the_schedule(
            String zone, String one, String other, int longest) {
        joined("U1");
        if (zone != null) {
            world.happens(
                    team,
                    new PollScheduled(
                            "daily", "30 9 * * 1-5", zone, Audience.MEMBERS, PollSettings.PLAIN));
        }
        world.happens(UUID.randomUUID(), by("U1", "T1", "U1"), Instant.parse(one));
        world.happens(UUID.randomUUID(), by("U1", "T1", "U1"), Instant.parse(other));
        awaitRuns("U1 0 of " + longest);
    }

    @Test
    void without_polls_a_members_run_is_current_until_a_working_day_is_over() {
        joined("U1");
        world.happens(UUID.randomUUID(), by("Ada", "T1", "U1"));
        world.happens(
                UUID.randomUUID(), by("Ada", null, null), Instant.parse("2026-03-06T10:00:00Z"));
        world.happens(UUID.randomUUID(), by("Bob", "T1", "U2"));
        awaitRuns("U1 1 of 1, U2 0 of 1");
    }

    @Test
    void what_is_imported_counts_on_the_day_on_which_it_was_said() {
        // Given
        joined("U1", "U2");
        imported("U1", "2026-03-05T10:00:00Z");
        imported("U1", "2026-03-06T10:00:00Z");
        awaitRuns("U1 0 of 2");
        // When
        asked(1);
        asked(2);
        asked(3);
        imported("U2", "2026-11-01T22:00:00Z");
        imported("U2", "2026-11-02T22:00:00Z");
        // Then
        awaitRuns("U1 0 of 0, U2 2 of 2");
    }

    @Test
    void a_team_that_nobody_spoke_to_has_no_runs() {
        joined("U1");
        asked(1);
        awaitRuns("U1 0 of 0");
        left("U1");
        asked(2);
        awaitRuns("U1 0 of 0");
    }

    private void joined(String... users) {
        for (var user : users) {
            world.happens(team, new MemberJoined("T1", user));
        }
    }

    private void left(String user) {
        world.happens(team, new MemberLeft("T1", user));
    }

    private UUID asked(int day) {
        return asked(day, PollSettings.PLAIN);
    }

    private UUID asked(int day, PollSettings settings) {
        var poll = UUID.randomUUID();
        var slot = "2026-11-0%dT09:30".formatted(day);
        world.happens(
                poll,
                new PollOpened(team, "daily", slot, "UTC", List.of(), settings),
                Instant.parse(slot + ":00Z"));
        return poll;
    }

    /// Returns the last update.
    private UUID said(String user, int... days) {
        var update = UUID.randomUUID();
        for (int day : days) {
            update = UUID.randomUUID();
            var at = Instant.parse("2026-11-0%dT22:00:00Z".formatted(day));
            world.happens(update, by(user, "T1", user), at);
        }
        return update;
    }

    private void imported(String user, String at) {
        world.happens(
                UUID.randomUUID(),
                new StatusUpdateSubmitted(
                        team, user, "T1", user, Answer.freely("done"), null, Instant.parse(at)));
    }

    private StatusUpdateSubmitted by(String author, String workspace, String user) {
        return new StatusUpdateSubmitted(
                team, author, workspace, user, Answer.freely("done"), null);
    }

    private void awaitRuns(String runs) {
        await().atMost(20, SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(
                                                world.database()
                                                        .row(
                                                                """
                                                                select string_agg(
                                                                    format('%s %s of %s', slack_user,
                                                                           current_run, longest_run),
                                                                    ', ' order by slack_user) as runs
                                                                from read_model.streaks
                                                                where team_id = ?
                                                                """,
                                                                team))
                                        .containsEntry("runs", runs));
    }
}
