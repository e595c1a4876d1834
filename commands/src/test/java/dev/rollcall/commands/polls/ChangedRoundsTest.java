package dev.rollcall.commands.polls;

import static dev.rollcall.commands.polls.SomeRounds.PLAIN;
import static dev.rollcall.commands.polls.SomeRounds.REMINDED;
import static dev.rollcall.commands.polls.SomeRounds.START;
import static dev.rollcall.commands.polls.SomeRounds.round;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.commands.handling.TeamPlans;
import dev.rollcall.commands.model.team.Pause;
import dev.rollcall.events.PollSettings;
import dev.rollcall.events.Question;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What somebody changes about a round or its team, before a slot and after it.
class ChangedRoundsTest {

    @RegisterExtension static final World world = new World(START);

    @Test
    void what_the_look_ups_have_not_heard_of_is_heeded() {
        // Given pods whose look-ups know all of these as they were
        var archived = world.daily("Archived", PLAIN, "U1");
        var unscheduled = world.daily("Unscheduled", PLAIN, "U1");
        var moved = world.daily("Moved", PLAIN, "U1");
        var paused = world.daily("Paused", PLAIN, "U1");
        var joined = world.daily("Joined", PLAIN, "U1");
        world.at("2026-03-08T08:59:00Z");

        // When
        world.done(TeamPlans.archive(archived));
        world.done(TeamPlans.unschedulePoll(unscheduled, "daily"));
        world.done(TeamPlans.setRound(moved, "daily", round("0 10 * * *", PLAIN)));
        world.done(TeamPlans.pausePoll(paused, "daily", new Pause(Optional.empty())));
        world.done(TeamPlans.addMember(joined, World.member("U2")));
        world.behindAt("2026-03-08T09:00:00Z").at("2026-03-08T10:00:00Z");

        // Then
        assertThat(world.happened())
                .containsExactly(
                        "2026-03-08T09:00:00Z Joined daily 2026-03-08T09:00: asks U1 U2",
                        "2026-03-08T10:00:00Z Moved daily 2026-03-08T10:00: asks U1");
    }

    @Test
    void a_team_that_is_archived_is_not_reminded_and_its_poll_is_closed() {
        var team = world.daily("Web", REMINDED, "U1");
        world.at("2026-03-08T09:00:00Z");

        world.done(TeamPlans.archive(team));
        world.at("2026-03-08T09:30:00Z").at("2026-03-08T11:00:00Z");

        assertThat(world.happened())
                .containsExactly(
                        "2026-03-08T09:00:00Z Web daily 2026-03-08T09:00: asks U1",
                        "2026-03-08T11:00:00Z Web daily 2026-03-08T09:00: closes");
    }

    @Test
    void a_poll_keeps_what_it_was_opened_with() {
        var team = world.daily("Web", REMINDED, "U1");
        world.at("2026-03-08T09:00:00Z");

        world.done(TeamPlans.setRound(team, "daily", round("0 9 * * *", PLAIN)));
        world.at("2026-03-08T09:30:00Z").at("2026-03-08T11:00:00Z");
        world.done(TeamPlans.setRound(team, "daily", round("0 12 * * *", PLAIN)));
        world.at("2026-03-08T12:00:00Z").at("2026-03-08T13:00:00Z");

        assertThat(world.happened())
                .containsExactly(
                        "2026-03-08T09:00:00Z Web daily 2026-03-08T09:00: asks U1",
                        "2026-03-08T09:30:00Z Web daily 2026-03-08T09:00: reminds U1",
                        "2026-03-08T11:00:00Z Web daily 2026-03-08T09:00: closes",
                        "2026-03-08T12:00:00Z Web daily 2026-03-08T12:00: asks U1");
    }

    @Test
    void who_changes_only_the_questions_at_the_time_of_a_slot_loses_no_slot() {
        var team = world.daily("Web", PLAIN, "U1");
        world.at("2026-03-08T08:59:00Z");
        var asking =
                new PollSettings(
                        false,
                        List.of(
                                new Question(
                                        "What is next?",
                                        Question.Kind.TEXT,
                                        List.of(),
                                        false,
                                        false,
                                        null,
                                        null)),
                        null,
                        0,
                        null,
                        null,
                        null);

        world.unseenAt("2026-03-08T09:00:30Z");
        world.done(TeamPlans.setRound(team, "daily", round("0 9 * * *", asking)));
        world.at("2026-03-08T09:01:00Z");

        assertThat(world.happened())
                .containsExactly("2026-03-08T09:01:00Z Web daily 2026-03-08T09:00: asks U1");
    }

    @Test
    void a_round_asks_from_when_it_was_scheduled_on() {
        world.unseenAt("2026-03-08T09:30:00Z");
        world.daily("Web", PLAIN, "U1");

        world.at("2026-03-08T09:31:00Z").at("2026-03-09T09:00:00Z");

        assertThat(world.happened())
                .containsExactly("2026-03-09T09:00:00Z Web daily 2026-03-09T09:00: asks U1");
    }
}
