package dev.rollcall.commands.polls;

import static dev.rollcall.commands.polls.SomeRounds.PLAIN;
import static dev.rollcall.commands.polls.SomeRounds.REMINDED;
import static dev.rollcall.commands.polls.SomeRounds.START;
import static dev.rollcall.commands.polls.SomeRounds.round;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.commands.handling.TeamPlans;
import dev.rollcall.commands.model.team.Pause;
import dev.rollcall.commands.model.team.PollRound;
import dev.rollcall.events.Audience;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Pods do each thing once: at the same time, late, and after they were down.
class PodsAskTest {

    @RegisterExtension static final World world = new World(START);

    @Test
    void pods_that_try_at_the_same_time_open_remind_and_close_once() {
        world.daily("Web", REMINDED, "U1", "U2");

        world.atOnce("2026-03-08T09:00:00Z")
                .atOnce("2026-03-08T09:30:00Z")
                .atOnce("2026-03-08T10:00:00Z")
                .atOnce("2026-03-08T11:00:00Z");

        assertThat(world.happened())
                .containsExactly(
                        "2026-03-08T09:00:00Z Web daily 2026-03-08T09:00: asks U1 U2",
                        "2026-03-08T09:30:00Z Web daily 2026-03-08T09:00: reminds U1 U2",
                        "2026-03-08T10:00:00Z Web daily 2026-03-08T09:00: reminds U1 U2",
                        "2026-03-08T11:00:00Z Web daily 2026-03-08T09:00: closes");
    }

    @Test
    void many_teams_at_the_same_time_are_each_asked_once() {
        var asked = new ArrayList<String>();
        for (int n = 0; n < 40; n++) {
            world.daily("Team" + n, REMINDED, "U1", "U2");
            asked.add(
                    "2026-03-08T09:00:00Z Team%d daily 2026-03-08T09:00: asks U1 U2".formatted(n));
        }

        world.atOnce("2026-03-08T09:00:00Z");
        assertThat(world.happened()).containsExactlyInAnyOrderElementsOf(asked);
        world.atOnce("2026-03-08T09:30:00Z").atOnce("2026-03-08T11:00:00Z");

        assertThat(world.happened()).hasSize(3 * 40);
    }

    @Test
    void pods_that_were_down_at_the_time_of_a_slot_open_late_and_remind_of_it_on_time() {
        world.daily("Web", REMINDED, "U1");

        world.at("2026-03-08T08:59:00Z")
                .at("2026-03-08T09:45:00Z")
                .at("2026-03-08T10:00:00Z")
                .at("2026-03-08T11:00:00Z");

        assertThat(world.happened())
                .containsExactly(
                        "2026-03-08T09:45:00Z Web daily 2026-03-08T09:00: asks U1",
                        "2026-03-08T10:00:00Z Web daily 2026-03-08T09:00: reminds U1",
                        "2026-03-08T11:00:00Z Web daily 2026-03-08T09:00: closes");
    }

    @Test
    void pods_that_were_down_for_an_hour_while_a_poll_was_open_remind_of_it_once() {
        world.daily("Web", REMINDED, "U1");

        world.at("2026-03-08T09:00:00Z").at("2026-03-08T10:05:00Z").at("2026-03-08T10:30:00Z");

        assertThat(world.happened())
                .containsExactly(
                        "2026-03-08T09:00:00Z Web daily 2026-03-08T09:00: asks U1",
                        "2026-03-08T10:05:00Z Web daily 2026-03-08T09:00: reminds U1");
    }

    @Test
    void pods_that_were_down_for_days_open_only_the_last_slot_and_close_what_was_open() {
        world.daily("Web", PLAIN, "U1");

        world.at("2026-03-08T09:00:00Z").at("2026-03-11T10:00:00Z");

        assertThat(world.happened())
                .containsExactly(
                        "2026-03-08T09:00:00Z Web daily 2026-03-08T09:00: asks U1",
                        "2026-03-11T10:00:00Z Web daily 2026-03-08T09:00: closes",
                        "2026-03-11T10:00:00Z Web daily 2026-03-11T09:00: asks U1");
    }

    @Test
    void what_would_be_closed_by_now_is_not_opened_any_more() {
        world.daily("Web", REMINDED, "U1");

        world.at("2026-03-08T08:59:00Z").at("2026-03-08T11:00:00Z").at("2026-03-09T09:00:00Z");

        assertThat(world.happened())
                .containsExactly("2026-03-09T09:00:00Z Web daily 2026-03-09T09:00: asks U1");
    }

    @Test
    void look_ups_that_are_built_again_from_the_log_ask_nothing_twice() {
        try (var alone = new World(START)) {
            // Given
            var team = alone.team("Web", "U1", "U2");
            alone.done(TeamPlans.setRound(team, "daily", round("0 9 * * *", REMINDED)));
            alone.at("2026-03-08T09:00:00Z");
            alone.says(team, "U1");
            alone.at("2026-03-08T09:30:00Z");
            var before = alone.happened();

            // When
            alone.rebuildLookups();
            alone.at("2026-03-08T09:31:00Z");
            assertThat(alone.happened()).isEqualTo(before);
            alone.at("2026-03-08T10:00:00Z");

            // Then
            assertThat(alone.happened().getLast())
                    .isEqualTo("2026-03-08T10:00:00Z Web daily 2026-03-08T09:00: reminds U2");
        }
    }

    @Test
    void what_was_reached_before_a_round_was_resumed_is_not_asked_after_look_ups_were_rebuilt() {
        try (var alone = new World(START)) {
            // Given
            var team = alone.team("Tokyo", "U1");
            alone.done(
                    TeamPlans.setRound(
                            team,
                            "daily",
                            new PollRound(
                                    "0 20 * * *",
                                    "Asia/Tokyo",
                                    Audience.MEMBERS,
                                    PLAIN,
                                    Optional.empty())));
            alone.done(TeamPlans.pausePoll(team, "daily", new Pause(Optional.empty())));
            alone.at("2026-03-08T11:00:00Z").unseenAt("2026-03-08T11:30:00Z");
            alone.done(TeamPlans.resumePoll(team, "daily"));

            // When
            alone.rebuildLookups();
            alone.at("2026-03-08T12:00:00Z").at("2026-03-09T11:00:00Z");

            // Then
            assertThat(alone.happened())
                    .containsExactly("2026-03-09T11:00:00Z Tokyo daily 2026-03-09T20:00: asks U1");
        }
    }

    @Test
    void nobody_is_asked_in_a_workspace_that_uninstalled_us_until_it_has_us_again() {
        world.daily("Web", REMINDED, "U1");

        world.uninstalled(true);
        world.at("2026-03-08T09:00:00Z");
        world.uninstalled(false);
        world.at("2026-03-08T09:30:00Z").at("2026-03-09T09:00:00Z");

        assertThat(world.happened())
                .containsExactly("2026-03-09T09:00:00Z Web daily 2026-03-09T09:00: asks U1");
    }

    @Test
    void closed_polls_are_forgotten_after_some_days() {
        var team = world.daily("Web", REMINDED, "U1");
        world.at("2026-03-08T09:00:00Z");
        world.says(team, "U1");
        world.at("2026-03-08T11:00:00Z");

        world.forgetsAt("2026-03-15T10:59:59Z");
        assertThat(world.count("polls")).isEqualTo(1);
        world.forgetsAt("2026-03-15T11:00:01Z");

        for (var table : List.of("polls", "poll_asked", "poll_answers")) {
            assertThat(world.count(table)).isZero();
        }
    }
}
