package dev.rollcall.commands.polls;

import static dev.rollcall.commands.polls.SomeRounds.PLAIN;
import static dev.rollcall.commands.polls.SomeRounds.REMINDED;
import static dev.rollcall.commands.polls.SomeRounds.START;
import static dev.rollcall.commands.polls.SomeRounds.round;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.commands.handling.LogLines;
import dev.rollcall.commands.handling.TeamPlans;
import dev.rollcall.commands.model.team.Holidays;
import dev.rollcall.commands.model.team.Pause;
import dev.rollcall.commands.model.team.PollRound;
import dev.rollcall.commands.model.team.SlackChannelRef;
import dev.rollcall.events.Audience;
import dev.rollcall.events.PollSettings;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Whom a poll asks, by which clock, and when nobody.
class WhoIsAskedTest {

    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    @RegisterExtension static final World world = new World(START);

    @Test
    void a_paused_round_does_not_ask_until_its_day() {
        var team = world.daily("Web", PLAIN, "U1");
        world.done(
                TeamPlans.pausePoll(
                        team, "daily", new Pause(Optional.of(LocalDate.parse("2026-03-10")))));

        world.at("2026-03-08T09:00:00Z").at("2026-03-09T09:00:00Z").at("2026-03-10T09:00:00Z");

        assertThat(world.happened())
                .containsExactly("2026-03-10T09:00:00Z Web daily 2026-03-10T09:00: asks U1");
    }

    @Test
    void what_a_pause_left_out_is_not_asked_when_it_ends() {
        var team = world.daily("Web", PLAIN, "U1");
        world.done(TeamPlans.pausePoll(team, "daily", new Pause(Optional.empty())));
        world.at("2026-03-08T09:00:00Z").at("2026-03-09T09:00:00Z");

        world.done(TeamPlans.resumePoll(team, "daily"));
        world.at("2026-03-09T10:00:00Z").at("2026-03-10T09:00:00Z");

        assertThat(world.happened())
                .containsExactly("2026-03-10T09:00:00Z Web daily 2026-03-10T09:00: asks U1");
    }

    /// Easter Monday, and Switzerland's day.
    @Test
    void nobody_is_asked_on_a_holiday() {
        var team = world.daily("Web", PLAIN, "U1");
        var zurich = new Holidays("CH", Optional.of("ZH"));
        world.done(TeamPlans.chooseHolidays(team, Optional.of(zurich)));

        world.at("2026-04-06T09:00:00Z").at("2026-08-01T09:00:00Z").at("2026-08-02T09:00:00Z");

        assertThat(world.happened())
                .containsExactly("2026-08-02T09:00:00Z Web daily 2026-08-02T09:00: asks U1");
    }

    @Test
    void who_has_the_day_off_by_their_own_clock_is_neither_asked_nor_reminded() {
        // Given one for whom it is the ninth already
        var team = world.team("Web", "U7", "U8", "U9");
        world.done(TeamPlans.setRound(team, "daily", round("0 12 * * *", REMINDED)));
        world.livesIn("U8", "Pacific/Kiritimati");
        world.takesOff("U8", "2026-03-09", "2026-03-09");
        world.takesOff("U9", "2026-03-09", "2026-03-09");

        // When
        world.at("2026-03-08T12:00:00Z").at("2026-03-09T12:00:00Z");
        world.takesOff("U7", "2026-03-09", "2026-03-09");
        world.at("2026-03-09T12:30:00Z");

        // Then
        assertThat(world.happened())
                .containsExactly(
                        "2026-03-08T12:00:00Z Web daily 2026-03-08T12:00: asks U7 U9",
                        "2026-03-09T12:00:00Z Web daily 2026-03-08T12:00: closes",
                        "2026-03-09T12:00:00Z Web daily 2026-03-09T12:00: asks U7 U8",
                        "2026-03-09T12:30:00Z Web daily 2026-03-09T12:00: reminds U8");
    }

    @Test
    void where_nobody_is_left_to_ask_nothing_is_opened() {
        world.daily("Web", PLAIN, "U10");
        world.daily("Empty", PLAIN);
        world.takesOff("U10", "2026-03-08", "2026-03-08");

        world.at("2026-03-08T09:00:00Z");

        assertThat(world.happened()).isEmpty();
    }

    /// Berlin is an hour ahead of London, Tokyo eight ahead of Berlin.
    @Test
    void each_is_asked_by_the_clock_that_they_chose_last() {
        // Given
        var team = world.team("World", "U11", "U12");
        world.livesIn("U11", "Europe/Berlin");
        world.done(
                TeamPlans.setRound(
                        team,
                        "daily",
                        new PollRound(
                                "0 9 * * *",
                                "Europe/London",
                                Audience.MEMBERS,
                                new PollSettings(true, List.of(), 60, 1, 120, null, null),
                                Optional.empty())));

        // When one of them moves between two slots
        world.throughout("2026-03-08T07:00:00Z", "2026-03-08T12:00:00Z", HALF_HOUR);
        world.livesIn("U11", "Asia/Tokyo");
        world.throughout("2026-03-08T22:00:00Z", "2026-03-09T12:00:00Z", HALF_HOUR);

        // Then
        assertThat(world.happened())
                .containsExactly(
                        "2026-03-08T08:00:00Z World daily 2026-03-08T09:00: asks U11 U12",
                        "2026-03-08T09:00:00Z World daily 2026-03-08T09:00: reminds U11",
                        "2026-03-08T10:00:00Z World daily 2026-03-08T09:00: reminds U12",
                        "2026-03-08T11:00:00Z World daily 2026-03-08T09:00: closes",
                        "2026-03-09T00:00:00Z World daily 2026-03-09T09:00: asks U11 U12",
                        "2026-03-09T01:00:00Z World daily 2026-03-09T09:00: reminds U11",
                        "2026-03-09T10:00:00Z World daily 2026-03-09T09:00: reminds U12",
                        "2026-03-09T11:00:00Z World daily 2026-03-09T09:00: closes");
    }

    /// A round by London's clock; Slack says Tokyo, and somebody chose New York over it.
    @Test
    void where_nobody_chose_a_zone_slacks_counts_and_else_the_rounds() {
        // Given
        var team = world.team("World", "U21", "U22", "U23");
        world.slack().livesIn("U21", "Asia/Tokyo");
        world.slack().livesIn("U22", "Asia/Tokyo");
        world.livesIn("U22", "America/New_York");
        world.done(
                TeamPlans.setRound(
                        team,
                        "daily",
                        new PollRound(
                                "0 18 * * *",
                                "Europe/London",
                                Audience.MEMBERS,
                                new PollSettings(true, List.of(), 60, 1, 120, null, null),
                                Optional.empty())));

        // When
        world.throughout("2026-03-08T08:00:00Z", "2026-03-09T00:00:00Z", HALF_HOUR);

        // Then
        assertThat(world.happened())
                .containsExactly(
                        "2026-03-08T09:00:00Z World daily 2026-03-08T18:00: asks U21 U22 U23",
                        "2026-03-08T10:00:00Z World daily 2026-03-08T18:00: reminds U21",
                        "2026-03-08T19:00:00Z World daily 2026-03-08T18:00: reminds U23",
                        "2026-03-08T23:00:00Z World daily 2026-03-08T18:00: reminds U22",
                        "2026-03-09T00:00:00Z World daily 2026-03-08T18:00: closes");
    }

    @Test
    void who_is_of_a_workspace_without_the_bot_is_asked_and_an_operator_is_told() {
        var team = world.team("Shared");
        world.done(TeamPlans.linkChannel(team, new SlackChannelRef(World.WORKSPACE, "C3")));
        world.done(
                TeamPlans.setRound(
                        team,
                        "daily",
                        new PollRound(
                                "0 9 * * *",
                                "UTC",
                                new Audience(Audience.Kind.CHANNEL, null),
                                PLAIN,
                                Optional.empty())));
        world.slack().members("C3", "U2", "U9");
        world.slack().isOf("U9", "T9");

        try (var log = LogLines.of(OpeningReport.class)) {
            world.at("2026-03-08T09:00:00Z");

            assertThat(log.lines())
                    .filteredOn(line -> line.contains("U9 of T9: Rollcall is not installed"))
                    .hasSize(1);
        }
        assertThat(world.happened())
                .containsExactly("2026-03-08T09:00:00Z Shared daily 2026-03-08T09:00: asks U2 U9");
    }

    @Test
    void a_channel_is_asked_as_slack_says_it_is_and_by_hand_where_slack_said_nothing() {
        for (var channel : List.of("C1", "C2")) {
            var team = world.team(channel, "U1");
            world.done(TeamPlans.linkChannel(team, new SlackChannelRef(World.WORKSPACE, channel)));
            world.done(
                    TeamPlans.setRound(
                            team,
                            "daily",
                            new PollRound(
                                    "0 9 * * *",
                                    "UTC",
                                    new Audience(Audience.Kind.CHANNEL, null),
                                    PLAIN,
                                    Optional.empty())));
        }
        world.slack().members("C1", "U2", "U3");

        world.at("2026-03-08T09:00:00Z");

        assertThat(world.happened())
                .containsExactlyInAnyOrder(
                        "2026-03-08T09:00:00Z C1 daily 2026-03-08T09:00: asks U2 U3",
                        "2026-03-08T09:00:00Z C2 daily 2026-03-08T09:00: asks U1");
    }
}
