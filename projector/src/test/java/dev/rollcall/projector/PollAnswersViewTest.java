package dev.rollcall.projector;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.events.Answer;
import dev.rollcall.events.Asked;
import dev.rollcall.events.PersonEvent.DaysOffTaken;
import dev.rollcall.events.PersonEvent.RemindersSwitched;
import dev.rollcall.events.PollEvent.PollClosed;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.PollSettings;
import dev.rollcall.events.Question;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.TeamEvent.MemberJoined;
import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.outside.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whom a poll asked, and which updates answer it.
@QuarkusTest
@QuarkusTestResource(Outside.class)
class PollAnswersViewTest {

    private static final Question OPENLY =
            new Question("Mood?", Question.Kind.TEXT, List.of(), false, false, null, null);
    private static final Question ANONYMOUSLY =
            new Question("Mood?", Question.Kind.TEXT, List.of(), false, true, null, null);

    World world;

    private final UUID team = UUID.randomUUID();

    @Test
    void a_poll_asks_those_it_names_members_or_not() {
        // Given
        world.happens(team, new MemberJoined("T1", "U1"));
        // When
        var poll = opens("daily", "10:00", List.of(OPENLY), "U2", "U3");
        said("U1", null, "10:05");
        said("U2", null, "10:06");
        // Then
        awaitPoll(poll, "expected 2 answered 1 late 0 awaited U3 anonymous 0 answers U2");
    }

    @Test
    void an_update_answers_the_poll_that_it_names_after_the_next_was_opened_too() {
        // Given
        var daily = opens("daily", "10:00", List.of(), "U1", "U2");
        var retro = opens("retro", "11:00", List.of(), "U1", "U2");
        // When
        said("U1", daily, "11:30");
        said("U2", null, "11:40");
        // Then
        awaitPoll(daily, "expected 2 answered 1 late 0 awaited U2 anonymous 0 answers U1");
        awaitPoll(retro, "expected 2 answered 1 late 0 awaited U1 anonymous 0 answers U2");
    }

    @Test
    void what_comes_after_it_was_closed_is_late_and_of_two_the_first_counts() {
        // Given
        var poll = opens("daily", "10:00", List.of(), "U1", "U2", "U3");
        // When
        said("U1", poll, "10:30");
        world.happens(poll, new PollClosed(), at("12:00"));
        said("U1", poll, "12:30");
        said("U2", poll, "12:00");
        // Then
        awaitPoll(poll, "expected 3 answered 2 late 1 awaited U3 anonymous 0 answers U1, U2 late");
    }

    @Test
    void an_answer_without_a_name_is_nobodys_even_where_somebody_bears_its_authors() {
        // Given
        said("U1", null, "09:00");
        var poll = opens("daily", "10:00", List.of(OPENLY, ANONYMOUSLY), "U1", "U2");
        // When
        world.happens(
                UUID.randomUUID(),
                new StatusUpdateSubmitted(team, "U1", null, null, Answer.freely("good"), poll),
                at("10:30"));
        // Then
        awaitPoll(poll, "expected 2 answered 0 late 0 awaited U1, U2 anonymous 1 answers ");
    }

    @Test
    void where_every_question_is_anonymous_answers_are_counted_and_nobody_is_awaited_or_missed() {
        // Given
        var poll = opens("mood", "10:00", List.of(ANONYMOUSLY), "U1", "U2", "U3");
        // When
        for (var time : List.of("10:30", "10:31")) {
            world.happens(
                    UUID.randomUUID(),
                    new StatusUpdateSubmitted(
                            team, "somebody", null, null, Answer.freely("good"), poll),
                    at(time));
        }
        // Then
        awaitPoll(poll, "expected 3 answered 2 late 0 awaited  anonymous 2 answers ");
        assertThat(
                        world.database()
                                .number(
                                        "select count(*) from read_model.streaks where team_id = ?",
                                        team))
                .isZero();
    }

    @Test
    void a_person_has_a_past_too() {
        // Given
        var person = UUID.randomUUID();
        world.happens(person, new RemindersSwitched("T1", "U1", false));
        var before = world.happens(person, new RemindersSwitched("T1", "U1", true)).position();
        var day = LocalDate.of(2026, 12, 24);
        // When
        world.happens(person, new DaysOffTaken("T1", "U1", day, day));
        world.happens(person, new RemindersSwitched("T1", "U1", false));
        // Then
        awaitPerson("read_model.people", person, "1 day, false");
        awaitPerson("read_model.people(%d, null)".formatted(before), person, "0 day, true");
    }

    private void awaitPerson(String rows, UUID person, String expected) {
        await().atMost(20, SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(
                                                world.database()
                                                        .row(
                                                                """
                                                                select format('%s day, %s',
                                                                              jsonb_array_length(days_off),
                                                                              reminders::text) as person
                                                                from ROWS
                                                                where person_id = ?
                                                                """
                                                                        .replace("ROWS", rows),
                                                                person))
                                        .containsEntry("person", expected));
    }

    private UUID opens(String round, String time, List<Question> questions, String... users) {
        var poll = UUID.randomUUID();
        var asked = Stream.of(users).map(user -> new Asked("T1", user, "UTC")).toList();
        world.happens(
                poll,
                new PollOpened(
                        team,
                        round,
                        "2026-11-23T" + time,
                        "UTC",
                        asked,
                        new PollSettings(false, questions, null, 0, null, null, null)),
                at(time));
        return poll;
    }

    private void said(String user, UUID poll, String time) {
        world.happens(
                UUID.randomUUID(),
                new StatusUpdateSubmitted(team, user, "T1", user, Answer.freely("done"), poll),
                at(time));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-23T" + time + ":00Z");
    }

    private void awaitPoll(UUID poll, String expected) {
        await().atMost(20, SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(
                                                world.database()
                                                        .row(
                                                                """
                                                                select format(
                                                                    'expected %s answered %s late %s awaited %s anonymous %s answers %s',
                                                                    expected, answered, late,
                                                                    (select string_agg(it ->> 'slack_user', ', ')
                                                                     from jsonb_array_elements(awaited) as it),
                                                                    anonymous,
                                                                    (select string_agg(
                                                                         it ->> 'slack_user'
                                                                         || case when (it ->> 'late')::boolean then ' late' else '' end,
                                                                         ', ')
                                                                     from jsonb_array_elements(answers) as it)) as poll
                                                                from read_model.poll_participation
                                                                where poll_id = ?
                                                                """,
                                                                poll))
                                        .containsEntry("poll", expected));
    }
}
