package dev.rollcall.commands.polls;

import static dev.rollcall.commands.polls.SomeRounds.PLAIN;
import static dev.rollcall.commands.polls.SomeRounds.REMINDED;
import static dev.rollcall.commands.polls.SomeRounds.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.commands.handling.TeamPlans;
import dev.rollcall.commands.model.team.PollRound;
import dev.rollcall.commands.model.team.SlackChannelRef;
import dev.rollcall.events.Audience;
import dev.rollcall.events.PollSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Whom Slack knows to be there, to be gone, or to be no person; and what is done while it has not
/// said.
class WhoIsStillThereTest {

    private static final Audience CHANNEL = new Audience(Audience.Kind.CHANNEL, null);

    @RegisterExtension static final World world = new World(START);

    private static UUID asks(
            String name, String channel, PollSettings settings, String... members) {
        var team = world.team(name, members);
        world.done(TeamPlans.linkChannel(team, new SlackChannelRef(World.WORKSPACE, channel)));
        world.done(
                TeamPlans.setRound(
                        team,
                        "daily",
                        new PollRound("0 9 * * *", "UTC", CHANNEL, settings, Optional.empty())));
        return team;
    }

    @Test
    void bots_and_deactivated_people_are_never_asked() {
        world.slack().isBot("UBOT");
        world.slack().isDeactivated("UGONE");
        world.daily("Hand", PLAIN, "U1", "UBOT", "UGONE");
        asks("Channel", "C10", PLAIN);
        world.slack().members("C10", "U2", "UBOT", "UGONE");

        world.at("2026-03-08T09:00:00Z");

        assertThat(world.happened())
                .containsExactlyInAnyOrder(
                        "2026-03-08T09:00:00Z Hand daily 2026-03-08T09:00: asks U1",
                        "2026-03-08T09:00:00Z Channel daily 2026-03-08T09:00: asks U2");
    }

    @Test
    void who_left_the_team_or_was_deactivated_after_being_asked_is_not_reminded() {
        // Given
        var team = world.daily("Web", REMINDED, "U1", "U2", "U3");
        world.at("2026-03-08T09:00:00Z");

        // When
        world.done(TeamPlans.removeMember(team, World.member("U1")));
        world.slack().isDeactivated("U2");
        world.at("2026-03-08T09:30:00Z");

        // Then
        assertThat(world.happened())
                .containsExactly(
                        "2026-03-08T09:00:00Z Web daily 2026-03-08T09:00: asks U1 U2 U3",
                        "2026-03-08T09:30:00Z Web daily 2026-03-08T09:00: reminds U3");
    }

    @Test
    void who_left_the_channel_that_is_asked_is_not_reminded() {
        asks("Web", "C11", REMINDED);
        world.slack().members("C11", "U1", "U2");
        world.at("2026-03-08T09:00:00Z");

        world.slack().left("C11", "U1");
        world.at("2026-03-08T09:30:00Z");

        assertThat(world.happened())
                .containsExactly(
                        "2026-03-08T09:00:00Z Web daily 2026-03-08T09:00: asks U1 U2",
                        "2026-03-08T09:30:00Z Web daily 2026-03-08T09:00: reminds U2");
    }

    @Test
    void a_poll_waits_a_little_for_slack_to_say_whom_it_asks_and_then_asks_the_members() {
        world.canAskSlack(true);
        asks("Web", "C12", PLAIN, "U1");

        world.at("2026-03-08T09:00:00Z").at("2026-03-08T09:00:29Z").at("2026-03-08T09:00:31Z");

        assertThat(world.happened())
                .containsExactly("2026-03-08T09:00:31Z Web daily 2026-03-08T09:00: asks U1");
    }

    @Test
    void once_slack_has_said_it_nobody_waits() {
        world.canAskSlack(true);
        asks("Web", "C13", PLAIN, "U1");
        world.at("2026-03-08T09:00:00Z");
        world.slack().membersAtLast("C13", "U2");
        world.slack().livesIn("U2", "Asia/Tokyo");

        world.at("2026-03-08T09:00:02Z");

        assertThat(world.happened())
                .containsExactly("2026-03-08T09:00:02Z Web daily 2026-03-08T09:00: asks U2");
    }

    @Test
    void after_a_change_that_slack_told_of_a_poll_waits_again() {
        world.canAskSlack(true);
        asks("Web", "C14", PLAIN, "U1");
        world.slack().members("C14", "U2");
        world.slack().livesIn("U2", "Asia/Tokyo");
        world.slack().changed("C14");

        world.at("2026-03-08T09:00:00Z").at("2026-03-08T09:00:31Z");

        assertThat(world.happened())
                .containsExactly("2026-03-08T09:00:31Z Web daily 2026-03-08T09:00: asks U2");
    }

    /// Not even where there are no members that could be asked instead.
    @Test
    void a_slot_is_not_dealt_with_while_nobody_knows_whom_it_asks() {
        world.canAskSlack(true);
        asks("Web", "C15", PLAIN);
        world.at("2026-03-08T09:00:00Z");

        world.slack().membersAtLast("C15", "U2");
        world.slack().livesIn("U2", "Asia/Tokyo");
        world.at("2026-03-08T09:00:05Z");

        assertThat(world.happened())
                .containsExactly("2026-03-08T09:00:05Z Web daily 2026-03-08T09:00: asks U2");
    }

    /// From London to Tokyo and back to New York: each day once, by the clock of that day.
    @Test
    void a_zone_change_in_slack_moves_the_slots_that_come_and_each_day_is_asked_once() {
        // Given
        world.slack().livesIn("U1", "Europe/London");
        var team = world.team("World", "U1");
        world.done(
                TeamPlans.setRound(
                        team,
                        "daily",
                        new PollRound(
                                "0 9 * * *",
                                "Europe/London",
                                Audience.MEMBERS,
                                new PollSettings(true, List.of(), null, 0, 120, null, null),
                                Optional.empty())));
        var step = Duration.ofMinutes(30);

        // When
        world.throughout("2026-03-10T06:00:00Z", "2026-03-10T12:00:00Z", step);
        world.slack().livesIn("U1", "Asia/Tokyo");
        world.throughout("2026-03-10T12:30:00Z", "2026-03-11T12:00:00Z", step);
        world.slack().livesIn("U1", "America/New_York");
        world.throughout("2026-03-11T12:30:00Z", "2026-03-12T16:00:00Z", step);

        // Then
        assertThat(world.happened())
                .containsExactly(
                        "2026-03-10T09:00:00Z World daily 2026-03-10T09:00: asks U1",
                        "2026-03-10T11:00:00Z World daily 2026-03-10T09:00: closes",
                        "2026-03-11T00:00:00Z World daily 2026-03-11T09:00: asks U1",
                        "2026-03-11T02:00:00Z World daily 2026-03-11T09:00: closes",
                        "2026-03-12T13:00:00Z World daily 2026-03-12T09:00: asks U1",
                        "2026-03-12T15:00:00Z World daily 2026-03-12T09:00: closes");
    }
}
