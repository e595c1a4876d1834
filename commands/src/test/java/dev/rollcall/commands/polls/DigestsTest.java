package dev.rollcall.commands.polls;

import static dev.rollcall.commands.polls.SomeRounds.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.commands.handling.DigestPlans;
import dev.rollcall.commands.handling.TeamPlans;
import dev.rollcall.commands.model.digest.DigestTimes;
import dev.rollcall.commands.model.team.SlackChannelRef;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A week's digest is made once, when its time comes on the team's clock.
class DigestsTest {

    @RegisterExtension static final World world = new World(START);

    @Test
    void pods_that_try_at_the_same_time_make_one_a_week() {
        wants(world.team("Web", "U1"), DayOfWeek.FRIDAY, "16:00", "C0LEADS");

        world.atOnce("2026-03-13T14:59:59Z")
                .atOnce("2026-03-13T15:00:00Z")
                .atOnce("2026-03-13T15:00:01Z")
                .atOnce("2026-03-20T15:00:00Z");

        assertThat(world.happened())
                .containsExactly(
                        "2026-03-13T15:00:00Z Web 2026-W11 2026-03-13T16:00: digest in C0LEADS",
                        "2026-03-20T15:00:00Z Web 2026-W12 2026-03-20T16:00: digest in C0LEADS");
    }

    @Test
    void a_time_that_the_clock_skips_comes_once_it_has_skipped() {
        wants(world.team("Web", "U1"), DayOfWeek.SUNDAY, "02:30", "C0LEADS");
        world.at("2026-03-22T06:00:00Z");
        var before = world.happened().size();

        world.throughout("2026-03-29T00:00:00Z", "2026-03-29T02:00:00Z", Duration.ofMinutes(15));

        assertThat(world.happened().subList(before, world.happened().size()))
                .containsExactly(
                        "2026-03-29T01:00:00Z Web 2026-W13 2026-03-29T02:30: digest in C0LEADS");
    }

    @Test
    void a_time_that_comes_twice_is_the_first() {
        world.startOver("2026-10-20T06:00:00Z");
        wants(world.team("Web", "U1"), DayOfWeek.SUNDAY, "02:30", "C0LEADS");

        world.throughout("2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z", Duration.ofMinutes(15));

        assertThat(world.happened())
                .containsExactly(
                        "2026-10-25T00:30:00Z Web 2026-W43 2026-10-25T02:30: digest in C0LEADS");
    }

    @Test
    void it_goes_to_the_teams_channel_where_no_other_is_named() {
        var team = world.team("Web");
        world.done(TeamPlans.linkChannel(team, new SlackChannelRef("T1", "C0WEB")));
        wants(team, DayOfWeek.FRIDAY, "16:00", null);
        wants(world.team("Silent", "U1"), DayOfWeek.FRIDAY, "16:00", null);

        world.at("2026-03-13T15:00:00Z");

        assertThat(world.happened())
                .containsExactly(
                        "2026-03-13T15:00:00Z Web 2026-W11 2026-03-13T16:00: digest in C0WEB");
    }

    @Test
    void pods_that_were_down_make_it_late_or_not_at_all_after_a_day() {
        wants(world.team("Web", "U1"), DayOfWeek.FRIDAY, "16:00", "C0LEADS");

        world.at("2026-03-14T14:00:00Z").at("2026-03-21T15:00:01Z").at("2026-03-27T15:00:00Z");

        assertThat(world.happened())
                .containsExactly(
                        "2026-03-14T14:00:00Z Web 2026-W11 2026-03-13T16:00: digest in C0LEADS",
                        "2026-03-27T15:00:00Z Web 2026-W13 2026-03-27T16:00: digest in C0LEADS");
    }

    @Test
    void one_that_is_scheduled_otherwise_in_the_same_week_is_not_made_twice() {
        var team = world.team("Web", "U1");
        wants(team, DayOfWeek.FRIDAY, "16:00", "C0LEADS");
        world.at("2026-03-13T15:00:00Z");

        wants(team, DayOfWeek.SUNDAY, "16:00", "C0LEADS");
        world.at("2026-03-15T15:00:00Z").at("2026-03-22T15:00:00Z");

        assertThat(world.happened())
                .containsExactly(
                        "2026-03-13T15:00:00Z Web 2026-W11 2026-03-13T16:00: digest in C0LEADS",
                        "2026-03-22T15:00:00Z Web 2026-W12 2026-03-22T16:00: digest in C0LEADS");
    }

    @Test
    void what_the_look_ups_have_not_heard_of_is_heeded() {
        var unscheduled = world.team("Unscheduled", "U1");
        var archived = world.team("Archived", "U1");
        wants(unscheduled, DayOfWeek.FRIDAY, "16:00", "C0LEADS");
        wants(archived, DayOfWeek.FRIDAY, "16:00", "C0LEADS");
        world.at("2026-03-13T14:59:00Z");

        world.done(DigestPlans.unschedule(unscheduled));
        world.done(TeamPlans.archive(archived));
        world.behindAt("2026-03-13T15:00:00Z").at("2026-03-13T16:00:00Z");

        assertThat(world.happened()).isEmpty();
    }

    @Test
    void look_ups_that_are_built_again_from_the_log_make_nothing_twice() {
        try (var alone = new World(START)) {
            var team = alone.team("Web", "U1");
            alone.done(DigestPlans.schedule(team, times(DayOfWeek.FRIDAY, "16:00", "C0LEADS")));
            alone.at("2026-03-13T15:00:00Z");
            var before = alone.happened();

            alone.rebuildLookups();
            alone.at("2026-03-13T15:30:00Z");

            assertThat(alone.happened()).isEqualTo(before).hasSize(1);
        }
    }

    private static void wants(UUID team, DayOfWeek day, String time, String channel) {
        world.done(DigestPlans.schedule(team, times(day, time, channel)));
    }

    private static DigestTimes times(DayOfWeek day, String time, String channel) {
        return new DigestTimes(
                day, LocalTime.parse(time), "Europe/Berlin", Optional.ofNullable(channel));
    }
}
