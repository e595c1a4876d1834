package dev.rollcall.projector;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.events.Answer;
import dev.rollcall.events.PollEvent.PollClosed;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.PollSettings;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.TeamEvent.MemberJoined;
import dev.rollcall.events.TeamEvent.MemberLeft;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.outside.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Expected, answered and late, by team and day of the team's.
@QuarkusTest
@QuarkusTestResource(Outside.class)
class ParticipationByDayTest {

    World world;

    private final UUID team = UUID.randomUUID();

    @Test
    void expected_are_the_members_that_the_team_had_as_it_was_asked() {
        // Given
        members("U1", "U2", "U3");
        world.happens(team, new MemberLeft("T1", "U3"));
        // When
        asked("2026-11-23T09:30", "UTC", "2026-11-23T09:30:00Z");
        members("U4", "U5");
        world.happens(team, new MemberLeft("T1", "U2"));
        said("U1", "2026-11-23T10:00:00Z");
        said("U2", "2026-11-23T10:00:00Z");
        said("U3", "2026-11-23T10:00:00Z");
        said("U4", "2026-11-23T10:00:00Z");
        // Then
        awaitDays("2026-11-23 expected 2 answered 2 late 0");
    }

    @Test
    void a_day_is_the_teams_and_an_answer_after_it_is_late() {
        // Given
        members("U1", "U2");
        // When: midnight in Auckland is 11:00 UTC
        asked("2026-11-23T23:30", "Pacific/Auckland", "2026-11-23T10:30:00Z");
        said("U1", "2026-11-23T10:59:59Z");
        said("U2", "2026-11-23T11:00:00Z");
        // Then
        awaitDays("2026-11-23 expected 2 answered 2 late 1");
    }

    @Test
    void a_day_of_25_hours_lasts_as_long() {
        members("U1", "U2");
        asked("2026-10-25T00:00", "Europe/Zurich", "2026-10-24T22:00:00Z");
        said("U1", "2026-10-25T22:59:00Z");
        said("U2", "2026-10-25T23:01:00Z");
        awaitDays("2026-10-25 expected 2 answered 2 late 1");
    }

    @Test
    void once_a_poll_is_closed_answers_are_late_and_before_they_are_not() {
        // Given
        members("U1", "U2", "U3");
        var poll = asked("2026-11-23T09:30", "UTC", "2026-11-23T09:30:00Z");
        // When
        said("U1", "2026-11-23T11:59:00Z");
        world.happens(poll, new PollClosed(), Instant.parse("2026-11-23T12:00:00Z"));
        said("U2", "2026-11-23T12:00:00Z");
        said("U1", "2026-11-23T13:00:00Z");
        // Then
        awaitDays("2026-11-23 expected 3 answered 2 late 1");
    }

    @Test
    void what_is_said_after_the_next_poll_was_opened_answers_that_one() {
        members("U1");
        asked("2026-11-23T09:30", "UTC", "2026-11-23T09:30:00Z");
        asked("2026-11-24T09:30", "UTC", "2026-11-24T09:30:00Z");
        said("U1", "2026-11-24T09:30:00Z");
        awaitDays(
                """
                2026-11-23 expected 1 answered 0 late 0
                2026-11-24 expected 1 answered 1 late 0""");
    }

    @Test
    void who_answered_any_poll_of_a_day_in_time_is_not_late() {
        members("U1", "U2");
        var first = asked("2026-11-23T09:30", "UTC", "2026-11-23T09:30:00Z");
        world.happens(first, new PollClosed(), Instant.parse("2026-11-23T10:00:00Z"));
        said("U1", "2026-11-23T11:00:00Z");
        said("U2", "2026-11-23T11:00:00Z");
        asked("2026-11-23T16:00", "UTC", "2026-11-23T16:00:00Z");
        said("U1", "2026-11-23T16:05:00Z");
        awaitDays("2026-11-23 expected 2 answered 2 late 1");
    }

    @Test
    void what_was_taken_back_is_no_answer() {
        // Given
        members("U1");
        asked("2026-11-23T09:30", "UTC", "2026-11-23T09:30:00Z");
        var update = said("U1", "2026-11-23T10:00:00Z");
        awaitDays("2026-11-23 expected 1 answered 1 late 0");
        // When
        world.happens(update, new StatusUpdateRetracted());
        // Then
        awaitDays("2026-11-23 expected 1 answered 0 late 0");
    }

    @Test
    void an_update_without_a_slack_user_is_whose_name_it_is_where_nobody_else_bears_it() {
        // Given
        members("U1", "U2", "U3");
        var before = Instant.parse("2026-11-20T10:00:00Z");
        world.happens(UUID.randomUUID(), by("Ada", "T1", "U1"), before);
        world.happens(UUID.randomUUID(), by("Grace", "T1", "U2"), before);
        world.happens(UUID.randomUUID(), by("Grace", "T1", "U3"), before);
        // When
        asked("2026-11-23T09:30", "UTC", "2026-11-23T09:30:00Z");
        var at = Instant.parse("2026-11-23T10:00:00Z");
        world.happens(UUID.randomUUID(), by("Ada", null, null), at);
        world.happens(UUID.randomUUID(), by("Grace", null, null), at);
        world.happens(UUID.randomUUID(), by("U3", null, null), at);
        // Then
        awaitDays("2026-11-23 expected 3 answered 1 late 0");
    }

    @Test
    void a_team_without_members_was_asked_and_nobody_expected() {
        world.happens(team, new TeamRegistered("Empty"));
        asked("2026-11-23T09:30", "UTC", "2026-11-23T09:30:00Z");
        awaitDays("2026-11-23 expected 0 answered 0 late 0");
    }

    private void members(String... users) {
        for (var user : users) {
            world.happens(team, new MemberJoined("T1", user));
        }
    }

    private UUID asked(String slot, String timeZone, String at) {
        var poll = UUID.randomUUID();
        world.happens(
                poll,
                new PollOpened(team, "daily", slot, timeZone, List.of(), PollSettings.PLAIN),
                Instant.parse(at));
        return poll;
    }

    private UUID said(String user, String at) {
        var update = UUID.randomUUID();
        world.happens(update, by(user, "T1", user), Instant.parse(at));
        return update;
    }

    private StatusUpdateSubmitted by(String author, String workspace, String user) {
        return new StatusUpdateSubmitted(
                team, author, workspace, user, Answer.freely("done"), null);
    }

    private void awaitDays(String days) {
        await().atMost(20, SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(
                                                world.database()
                                                        .row(
                                                                """
                                                                select string_agg(
                                                                    format('%s expected %s answered %s late %s',
                                                                           day, expected, answered, late),
                                                                    e'\\n' order by day) as days
                                                                from read_model.participation_by_day
                                                                where team_id = ?
                                                                """,
                                                                team))
                                        .containsEntry("days", days));
    }
}
