package dev.rollcall.commands.polls;

import static dev.rollcall.commands.polls.SomeRounds.REMINDED;
import static dev.rollcall.commands.polls.SomeRounds.START;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Who has answered a poll, and who is reminded of it.
class AnsweredPollsTest {

    @RegisterExtension static final World world = new World(START);

    @Test
    void only_who_has_not_answered_and_wants_it_is_reminded() {
        var team = world.daily("Web", REMINDED, "U13", "U14", "U15");
        world.switchesReminders("U15", false);
        world.at("2026-03-08T09:00:00Z");
        var update = world.says(team, "U13");
        world.at("2026-03-08T09:30:00Z");
        world.says(team, "U14");
        world.retracts(update);
        world.at("2026-03-08T10:00:00Z");

        assertThat(world.happened())
                .containsExactly(
                        "2026-03-08T09:00:00Z Web daily 2026-03-08T09:00: asks U13 U14 U15",
                        "2026-03-08T09:00:00Z U13 answers Web daily 2026-03-08T09:00",
                        "2026-03-08T09:30:00Z Web daily 2026-03-08T09:00: reminds U14",
                        "2026-03-08T09:30:00Z U14 answers Web daily 2026-03-08T09:00",
                        "2026-03-08T09:30:00Z somebody takes it back",
                        "2026-03-08T10:00:00Z Web daily 2026-03-08T09:00: reminds U13");
    }

    @Test
    void a_reminder_to_nobody_is_not_sent() {
        var team = world.daily("Web", REMINDED, "U1");
        world.at("2026-03-08T09:00:00Z");
        world.says(team, "U1");

        world.at("2026-03-08T09:30:00Z");

        assertThat(world.happened()).hasSize(2);
    }

    @Test
    void what_somebody_says_first_answers_the_open_poll_that_asks_them() {
        var team = world.daily("Web", REMINDED, "U1", "U2");
        world.at("2026-03-08T09:00:00Z");

        world.says(team, "U1");
        world.says(team, "U1");
        world.says(team, "U3");

        assertThat(world.happened().subList(1, 4))
                .containsExactly(
                        "2026-03-08T09:00:00Z U1 answers Web daily 2026-03-08T09:00",
                        "2026-03-08T09:00:00Z U1 answers nothing",
                        "2026-03-08T09:00:00Z U3 answers nothing");
    }

    @Test
    void a_late_answer_is_one_for_a_day() {
        var team = world.daily("Web", REMINDED, "U1", "U2", "U3");
        world.at("2026-03-08T09:00:00Z").at("2026-03-08T11:00:00Z");

        world.unseenAt("2026-03-09T08:59:00Z");
        world.says(team, "U1");
        world.says(team, "U1");
        world.unseenAt("2026-03-09T11:00:00Z");
        world.says(team, "U2");

        assertThat(world.happened().subList(world.happened().size() - 3, world.happened().size()))
                .containsExactly(
                        "2026-03-09T08:59:00Z U1 answers Web daily 2026-03-08T09:00",
                        "2026-03-09T08:59:00Z U1 answers nothing",
                        "2026-03-09T11:00:00Z U2 answers nothing");
    }

    @Test
    void who_names_a_poll_answers_that() {
        var team = world.daily("Web", REMINDED, "U1");
        world.at("2026-03-08T09:00:00Z").at("2026-03-08T11:00:00Z").at("2026-03-09T09:00:00Z");
        var first = world.history().poll("Web daily 2026-03-08T09:00");

        world.says(team, "U1", first);

        assertThat(world.happened().getLast())
                .isEqualTo("2026-03-09T09:00:00Z U1 answers Web daily 2026-03-08T09:00");
    }
}
