package dev.rollcall.projector.projections.teams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Audience;
import dev.rollcall.events.PollSettings;
import dev.rollcall.events.TeamEvent;
import dev.rollcall.events.TeamEvent.MemberJoined;
import dev.rollcall.events.TeamEvent.MemberLeft;
import dev.rollcall.events.TeamEvent.PollScheduled;
import dev.rollcall.events.TeamEvent.PollUnscheduled;
import dev.rollcall.events.TeamEvent.SlackChannelLinked;
import dev.rollcall.events.TeamEvent.SlackChannelUnlinked;
import dev.rollcall.events.TeamEvent.TeamArchived;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import dev.rollcall.projector.projections.Given;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TeamsTest {

    @Test
    void a_team_has_its_last_name() {
        assertThat(row(new TeamRegistered("Platform"), new TeamRenamed("Core")))
                .containsEntry("name", "Core");
    }

    @Test
    void a_team_talks_in_the_channel_linked_last() {
        assertThat(
                        row(
                                new SlackChannelLinked("T1", "C1"),
                                new SlackChannelUnlinked("T1", "C1"),
                                new SlackChannelLinked("T1", "C2")))
                .containsEntry("slack_workspace", "T1")
                .containsEntry("slack_channel", "C2");
    }

    @Test
    void a_team_that_left_its_channel_has_none() {
        assertThat(row(new SlackChannelLinked("T1", "C1"), new SlackChannelUnlinked("T1", "C1")))
                .containsEntry("slack_workspace", null)
                .containsEntry("slack_channel", null);
    }

    @Test
    void a_poll_schedule_is_a_cron_expression_and_a_time_zone() {
        assertThat(
                        row(
                                new PollScheduled(
                                        "daily",
                                        "0 9 * * 1-5",
                                        "Europe/Berlin",
                                        Audience.MEMBERS,
                                        PollSettings.PLAIN)))
                .containsEntry("poll_schedule", "0 9 * * 1-5")
                .containsEntry("poll_time_zone", "Europe/Berlin");
        assertThat(
                        row(
                                new PollScheduled(
                                        "daily",
                                        "0 9 * * 1-5",
                                        "Europe/Berlin",
                                        Audience.MEMBERS,
                                        PollSettings.PLAIN),
                                new PollUnscheduled("daily")))
                .containsEntry("poll_schedule", null)
                .containsEntry("poll_time_zone", null);
    }

    @Test
    void members_are_those_who_joined_and_did_not_leave() {
        assertThat(
                        row(
                                        new MemberJoined("T1", "U1"),
                                        new MemberJoined("T1", "U2"),
                                        new MemberJoined("T1", "U1"),
                                        new MemberLeft("T1", "U2"))
                                .get("members"))
                .hasToString("[{slack_workspace=T1, slack_user=U1}]");
    }

    @Test
    void an_archived_team_says_when() {
        assertThat(row(new TeamRegistered("Platform"), new TeamArchived()))
                .containsEntry("name", "Platform")
                .containsEntry("archived_at", Given.at(2));
    }

    private static Map<String, Object> row(TeamEvent... events) {
        return Given.row(Teams.PROJECTION, events);
    }
}
