package dev.rollcall.commands.polls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.commands.handling.TeamPlans;
import dev.rollcall.commands.model.team.Holidays;
import dev.rollcall.commands.model.team.Pause;
import dev.rollcall.commands.model.team.PollRound;
import dev.rollcall.commands.model.team.SlackChannelRef;
import dev.rollcall.events.Audience;
import dev.rollcall.events.PollSettings;
import dev.rollcall.events.Question;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Three pods over one database, at a clock that is moved.
class PollsTest {

    private static final PollSettings PLAIN = PollSettings.PLAIN;

    /// Two reminders, each after half an hour; open for two hours.
    private static final PollSettings REMINDED =
            new PollSettings(false, List.of(), 30, 2, 120, null, null);

    private static final String START = "2026-03-08T06:00:00Z";
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    private static World world;

    @BeforeAll
    static void start() {
        world = new World(START);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void startOver() {
        world.startOver(START);
    }

    @Test
    void pods_that_try_at_the_same_time_open_remind_and_close_once() {
        daily("Web", REMINDED, "U1", "U2");

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
            daily("Team" + n, REMINDED, "U1", "U2");
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
        daily("Web", REMINDED, "U1");

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
        daily("Web", REMINDED, "U1");

        world.at("2026-03-08T09:00:00Z").at("2026-03-08T10:05:00Z").at("2026-03-08T10:30:00Z");

        assertThat(world.happened())
                .containsExactly(
                        "2026-03-08T09:00:00Z Web daily 2026-03-08T09:00: asks U1",
                        "2026-03-08T10:05:00Z Web daily 2026-03-08T09:00: reminds U1");
    }

    @Test
    void pods_that_were_down_for_days_open_only_the_last_slot_and_close_what_was_open() {
        daily("Web", PLAIN, "U1");

        world.at("2026-03-08T09:00:00Z").at("2026-03-11T10:00:00Z");

        assertThat(world.happened())
                .containsExactly(
                        "2026-03-08T09:00:00Z Web daily 2026-03-08T09:00: asks U1",
                        "2026-03-11T10:00:00Z Web daily 2026-03-08T09:00: closes",
                        "2026-03-11T10:00:00Z Web daily 2026-03-11T09:00: asks U1");
    }

    @Test
    void what_would_be_closed_by_now_is_not_opened_any_more() {
        daily("Web", REMINDED, "U1");

        world.at("2026-03-08T08:59:00Z").at("2026-03-08T11:00:00Z").at("2026-03-09T09:00:00Z");

        assertThat(world.happened())
                .containsExactly("2026-03-09T09:00:00Z Web daily 2026-03-09T09:00: asks U1");
    }

    @Test
    void a_paused_round_does_not_ask_until_its_day() {
        var team = daily("Web", PLAIN, "U1");
        world.done(
                TeamPlans.pausePoll(
                        team, "daily", new Pause(Optional.of(LocalDate.parse("2026-03-10")))));

        world.at("2026-03-08T09:00:00Z").at("2026-03-09T09:00:00Z").at("2026-03-10T09:00:00Z");

        assertThat(world.happened())
                .containsExactly("2026-03-10T09:00:00Z Web daily 2026-03-10T09:00: asks U1");
    }

    @Test
    void what_a_pause_left_out_is_not_asked_when_it_ends() {
        var team = daily("Web", PLAIN, "U1");
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
        var team = daily("Web", PLAIN, "U1");
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
        daily("Web", PLAIN, "U10");
        daily("Empty", PLAIN);
        world.takesOff("U10", "2026-03-08", "2026-03-08");

        world.at("2026-03-08T09:00:00Z");

        assertThat(world.happened()).isEmpty();
    }

    @Test
    void what_the_look_ups_have_not_heard_of_is_heeded() {
        // Given pods whose look-ups know all of these as they were
        var archived = daily("Archived", PLAIN, "U1");
        var unscheduled = daily("Unscheduled", PLAIN, "U1");
        var moved = daily("Moved", PLAIN, "U1");
        var paused = daily("Paused", PLAIN, "U1");
        var joined = daily("Joined", PLAIN, "U1");
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
        var team = daily("Web", REMINDED, "U1");
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
        var team = daily("Web", REMINDED, "U1");
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
        var team = daily("Web", PLAIN, "U1");
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
        world.knowsOfSlackThatLivesIn("U21", "Asia/Tokyo");
        world.knowsOfSlackThatLivesIn("U22", "Asia/Tokyo");
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

    /// What a round by a clock has reached when it is resumed is over, on a clock ahead of UTC too.
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
    void only_who_has_not_answered_and_wants_it_is_reminded() {
        var team = daily("Web", REMINDED, "U13", "U14", "U15");
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
        var team = daily("Web", REMINDED, "U1");
        world.at("2026-03-08T09:00:00Z");
        world.says(team, "U1");

        world.at("2026-03-08T09:30:00Z");

        assertThat(world.happened()).hasSize(2);
    }

    @Test
    void what_somebody_says_first_answers_the_open_poll_that_asks_them() {
        var team = daily("Web", REMINDED, "U1", "U2");
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
        var team = daily("Web", REMINDED, "U1", "U2", "U3");
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
        var team = daily("Web", REMINDED, "U1");
        world.at("2026-03-08T09:00:00Z").at("2026-03-08T11:00:00Z").at("2026-03-09T09:00:00Z");
        var first = world.history().poll("Web daily 2026-03-08T09:00");

        world.says(team, "U1", first);

        assertThat(world.happened().getLast())
                .isEqualTo("2026-03-09T09:00:00Z U1 answers Web daily 2026-03-08T09:00");
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
        world.knowsOfSlack("C1", "U2", "U3");

        world.at("2026-03-08T09:00:00Z");

        assertThat(world.happened())
                .containsExactlyInAnyOrder(
                        "2026-03-08T09:00:00Z C1 daily 2026-03-08T09:00: asks U2 U3",
                        "2026-03-08T09:00:00Z C2 daily 2026-03-08T09:00: asks U1");
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
    void a_round_asks_from_when_it_was_scheduled_on() {
        world.unseenAt("2026-03-08T09:30:00Z");
        daily("Web", PLAIN, "U1");

        world.at("2026-03-08T09:31:00Z").at("2026-03-09T09:00:00Z");

        assertThat(world.happened())
                .containsExactly("2026-03-09T09:00:00Z Web daily 2026-03-09T09:00: asks U1");
    }

    @Test
    void closed_polls_are_forgotten_after_some_days() {
        var team = daily("Web", REMINDED, "U1");
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

    private static UUID daily(String name, PollSettings settings, String... users) {
        var team = world.team(name, users);
        world.done(TeamPlans.setRound(team, "daily", round("0 9 * * *", settings)));
        return team;
    }

    private static PollRound round(String cron, PollSettings settings) {
        return new PollRound(cron, "UTC", Audience.MEMBERS, settings, Optional.empty());
    }
}
