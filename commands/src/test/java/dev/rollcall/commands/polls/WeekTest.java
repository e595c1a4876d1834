package dev.rollcall.commands.polls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.commands.handling.TeamPlans;
import dev.rollcall.commands.model.team.PollRound;
import dev.rollcall.events.Audience;
import dev.rollcall.events.PollSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A week of three teams in five zones, with three pods. In Europe clocks are set forward on
/// Sunday, 29 March 2026, at 1:00 UTC; New York's are already.
class WeekTest {

    @Test
    void a_week_goes_as_the_table_says() {
        try (var world = new World("2026-03-25T23:00:00Z")) {
            // Given
            var berlin = world.team("Berlin", "U1", "U2");
            world.done(
                    TeamPlans.setRound(
                            berlin,
                            "daily",
                            round(
                                    "30 9 * * *",
                                    "Europe/Berlin",
                                    new PollSettings(false, List.of(), 60, 2, 240, null, null))));
            var everywhere = world.team("World", "U3", "U4", "U5");
            world.livesIn("U3", "Asia/Tokyo");
            world.livesIn("U4", "Asia/Kolkata");
            world.livesIn("U5", "America/New_York");
            world.done(
                    TeamPlans.setRound(
                            everywhere,
                            "daily",
                            round(
                                    "0 9 * * MON-FRI",
                                    "Europe/London",
                                    new PollSettings(true, List.of(), 120, 1, 180, null, null))));
            var london = world.team("London", "U6");
            world.done(
                    TeamPlans.setRound(
                            london,
                            "night",
                            round(
                                    "30 1 * * *",
                                    "Europe/London",
                                    new PollSettings(false, List.of(), null, 0, 45, null, null))));

            // When
            world.throughout("2026-03-26T00:00:00Z", "2026-03-28T23:45:00Z", QUARTER);
            world.says(london, "U6");
            world.throughout("2026-03-29T00:00:00Z", "2026-03-30T08:00:00Z", QUARTER);
            world.says(berlin, "U1");
            world.throughout("2026-03-30T08:15:00Z", "2026-03-30T10:15:00Z", QUARTER);
            world.says(berlin, "U2");
            world.throughout("2026-03-30T10:30:00Z", "2026-04-01T23:45:00Z", QUARTER);

            // Then
            assertThat(String.join("\n", world.happened()) + "\n").isEqualTo(TABLE);
        }
    }

    private static final Duration QUARTER = Duration.ofMinutes(15);

    private static PollRound round(String cron, String timeZone, PollSettings settings) {
        return new PollRound(cron, timeZone, Audience.MEMBERS, settings, Optional.empty());
    }

    private static final String TABLE =
            """
            2026-03-26T00:00:00Z World daily 2026-03-26T09:00: asks U3 U4 U5
            2026-03-26T01:30:00Z London night 2026-03-26T01:30: asks U6
            2026-03-26T02:00:00Z World daily 2026-03-26T09:00: reminds U3
            2026-03-26T02:15:00Z London night 2026-03-26T01:30: closes
            2026-03-26T05:30:00Z World daily 2026-03-26T09:00: reminds U4
            2026-03-26T08:30:00Z Berlin daily 2026-03-26T09:30: asks U1 U2
            2026-03-26T09:30:00Z Berlin daily 2026-03-26T09:30: reminds U1 U2
            2026-03-26T10:30:00Z Berlin daily 2026-03-26T09:30: reminds U1 U2
            2026-03-26T12:30:00Z Berlin daily 2026-03-26T09:30: closes
            2026-03-26T15:00:00Z World daily 2026-03-26T09:00: reminds U5
            2026-03-26T16:00:00Z World daily 2026-03-26T09:00: closes
            2026-03-27T00:00:00Z World daily 2026-03-27T09:00: asks U3 U4 U5
            2026-03-27T01:30:00Z London night 2026-03-27T01:30: asks U6
            2026-03-27T02:00:00Z World daily 2026-03-27T09:00: reminds U3
            2026-03-27T02:15:00Z London night 2026-03-27T01:30: closes
            2026-03-27T05:30:00Z World daily 2026-03-27T09:00: reminds U4
            2026-03-27T08:30:00Z Berlin daily 2026-03-27T09:30: asks U1 U2
            2026-03-27T09:30:00Z Berlin daily 2026-03-27T09:30: reminds U1 U2
            2026-03-27T10:30:00Z Berlin daily 2026-03-27T09:30: reminds U1 U2
            2026-03-27T12:30:00Z Berlin daily 2026-03-27T09:30: closes
            2026-03-27T15:00:00Z World daily 2026-03-27T09:00: reminds U5
            2026-03-27T16:00:00Z World daily 2026-03-27T09:00: closes
            2026-03-28T01:30:00Z London night 2026-03-28T01:30: asks U6
            2026-03-28T02:15:00Z London night 2026-03-28T01:30: closes
            2026-03-28T08:30:00Z Berlin daily 2026-03-28T09:30: asks U1 U2
            2026-03-28T09:30:00Z Berlin daily 2026-03-28T09:30: reminds U1 U2
            2026-03-28T10:30:00Z Berlin daily 2026-03-28T09:30: reminds U1 U2
            2026-03-28T12:30:00Z Berlin daily 2026-03-28T09:30: closes
            2026-03-28T23:45:00Z U6 answers London night 2026-03-28T01:30
            2026-03-29T01:00:00Z London night 2026-03-29T01:30: asks U6
            2026-03-29T01:45:00Z London night 2026-03-29T01:30: closes
            2026-03-29T07:30:00Z Berlin daily 2026-03-29T09:30: asks U1 U2
            2026-03-29T08:30:00Z Berlin daily 2026-03-29T09:30: reminds U1 U2
            2026-03-29T09:30:00Z Berlin daily 2026-03-29T09:30: reminds U1 U2
            2026-03-29T11:30:00Z Berlin daily 2026-03-29T09:30: closes
            2026-03-30T00:00:00Z World daily 2026-03-30T09:00: asks U3 U4 U5
            2026-03-30T00:30:00Z London night 2026-03-30T01:30: asks U6
            2026-03-30T01:15:00Z London night 2026-03-30T01:30: closes
            2026-03-30T02:00:00Z World daily 2026-03-30T09:00: reminds U3
            2026-03-30T05:30:00Z World daily 2026-03-30T09:00: reminds U4
            2026-03-30T07:30:00Z Berlin daily 2026-03-30T09:30: asks U1 U2
            2026-03-30T08:00:00Z U1 answers Berlin daily 2026-03-30T09:30
            2026-03-30T08:30:00Z Berlin daily 2026-03-30T09:30: reminds U2
            2026-03-30T09:30:00Z Berlin daily 2026-03-30T09:30: reminds U2
            2026-03-30T10:15:00Z U2 answers Berlin daily 2026-03-30T09:30
            2026-03-30T11:30:00Z Berlin daily 2026-03-30T09:30: closes
            2026-03-30T15:00:00Z World daily 2026-03-30T09:00: reminds U5
            2026-03-30T16:00:00Z World daily 2026-03-30T09:00: closes
            2026-03-31T00:00:00Z World daily 2026-03-31T09:00: asks U3 U4 U5
            2026-03-31T00:30:00Z London night 2026-03-31T01:30: asks U6
            2026-03-31T01:15:00Z London night 2026-03-31T01:30: closes
            2026-03-31T02:00:00Z World daily 2026-03-31T09:00: reminds U3
            2026-03-31T05:30:00Z World daily 2026-03-31T09:00: reminds U4
            2026-03-31T07:30:00Z Berlin daily 2026-03-31T09:30: asks U1 U2
            2026-03-31T08:30:00Z Berlin daily 2026-03-31T09:30: reminds U1 U2
            2026-03-31T09:30:00Z Berlin daily 2026-03-31T09:30: reminds U1 U2
            2026-03-31T11:30:00Z Berlin daily 2026-03-31T09:30: closes
            2026-03-31T15:00:00Z World daily 2026-03-31T09:00: reminds U5
            2026-03-31T16:00:00Z World daily 2026-03-31T09:00: closes
            2026-04-01T00:00:00Z World daily 2026-04-01T09:00: asks U3 U4 U5
            2026-04-01T00:30:00Z London night 2026-04-01T01:30: asks U6
            2026-04-01T01:15:00Z London night 2026-04-01T01:30: closes
            2026-04-01T02:00:00Z World daily 2026-04-01T09:00: reminds U3
            2026-04-01T05:30:00Z World daily 2026-04-01T09:00: reminds U4
            2026-04-01T07:30:00Z Berlin daily 2026-04-01T09:30: asks U1 U2
            2026-04-01T08:30:00Z Berlin daily 2026-04-01T09:30: reminds U1 U2
            2026-04-01T09:30:00Z Berlin daily 2026-04-01T09:30: reminds U1 U2
            2026-04-01T11:30:00Z Berlin daily 2026-04-01T09:30: closes
            2026-04-01T15:00:00Z World daily 2026-04-01T09:00: reminds U5
            2026-04-01T16:00:00Z World daily 2026-04-01T09:00: closes
            """;
}
