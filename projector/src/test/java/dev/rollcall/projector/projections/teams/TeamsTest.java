package dev.rollcall.projector.projections.teams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Audience;
import dev.rollcall.events.PollSettings;
import dev.rollcall.events.Question;
import dev.rollcall.events.TeamEvent;
import dev.rollcall.events.TeamEvent.HolidaysChosen;
import dev.rollcall.events.TeamEvent.MemberJoined;
import dev.rollcall.events.TeamEvent.MemberLeft;
import dev.rollcall.events.TeamEvent.PollPaused;
import dev.rollcall.events.TeamEvent.PollResumed;
import dev.rollcall.events.TeamEvent.PollScheduled;
import dev.rollcall.events.TeamEvent.PollUnscheduled;
import dev.rollcall.events.TeamEvent.SlackChannelLinked;
import dev.rollcall.events.TeamEvent.SlackChannelUnlinked;
import dev.rollcall.events.TeamEvent.TeamAdminAppointed;
import dev.rollcall.events.TeamEvent.TeamAdminDismissed;
import dev.rollcall.events.TeamEvent.TeamArchived;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import dev.rollcall.projector.projections.Given;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TeamsTest {

    private static final PollSettings RETRO =
            new PollSettings(
                    true,
                    List.of(
                            new Question(
                                    "Mood?",
                                    Question.Kind.CHOICE,
                                    List.of("good", "bad"),
                                    false,
                                    true,
                                    null,
                                    null),
                            new Question(
                                    "Why?", Question.Kind.TEXT, List.of(), true, false, 1, "good")),
                    30,
                    2,
                    480,
                    PollSettings.SummaryBy.QUESTION,
                    "C9");

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
    void rounds_are_written_as_they_are_set_by_name() {
        assertThat(
                        row(
                                        new PollScheduled(
                                                "retro",
                                                "0 15 * * FRI",
                                                "Europe/Zurich",
                                                new Audience(Audience.Kind.USER_GROUP, "S1"),
                                                RETRO),
                                        new PollScheduled(
                                                "daily",
                                                "0 9 * * *",
                                                "UTC",
                                                Audience.MEMBERS,
                                                PollSettings.PLAIN))
                                .get("rounds"))
                .hasToString(
                        """
                        [{round=daily, cron=0 9 * * *, time_zone=UTC, \
                        audience={kind=members, slack_user_group=null}, own_zones=false, \
                        questions=[], remind_after_minutes=null, remind_at_most=0, \
                        close_after_minutes=null, summary_by=null, summary_channel=null, \
                        pause=null}, \
                        {round=retro, cron=0 15 * * FRI, time_zone=Europe/Zurich, \
                        audience={kind=user_group, slack_user_group=S1}, own_zones=true, \
                        questions=[\
                        {text=Mood?, kind=choice, choices=[good, bad], optional=false, \
                        anonymous=true, skip_if=null}, \
                        {text=Why?, kind=text, choices=[], optional=true, \
                        anonymous=false, skip_if={question=1, answer=good}}], \
                        remind_after_minutes=30, remind_at_most=2, close_after_minutes=480, \
                        summary_by=question, summary_channel=C9, pause=null}]""");
    }

    @Test
    void a_round_is_paused_until_it_is_resumed_even_where_it_is_set_anew() {
        var retro = new PollScheduled("retro", "0 15 * * FRI", "UTC", Audience.MEMBERS, RETRO);
        var until = new PollPaused("retro", LocalDate.of(2027, 1, 4));
        assertThat(row(retro, until, retro).get("rounds"))
                .asString()
                .contains("pause={until=2027-01-04}");
        assertThat(row(retro, new PollPaused("retro", null)).get("rounds"))
                .asString()
                .contains("pause={until=null}");
        assertThat(row(retro, until, new PollResumed("retro")).get("rounds"))
                .asString()
                .contains("pause=null");
        assertThat(row(retro, until, new PollUnscheduled("retro")))
                .containsEntry("rounds", List.of());
    }

    @Test
    void holidays_are_those_chosen_last() {
        assertThat(row(new HolidaysChosen("CH", "ZH"), new HolidaysChosen("DE", null)))
                .containsEntry("holiday_country", "DE")
                .containsEntry("holiday_subdivision", null);
        assertThat(row(new HolidaysChosen("CH", "ZH"), new HolidaysChosen(null, null)))
                .containsEntry("holiday_country", null);
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
    void admins_are_those_who_were_appointed_and_not_dismissed() {
        assertThat(
                        row(
                                        new TeamAdminAppointed("T1", "U1"),
                                        new TeamAdminAppointed("T1", "U2"),
                                        new TeamAdminDismissed("T1", "U1"))
                                .get("admins"))
                .hasToString("[{slack_workspace=T1, slack_user=U2}]");
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
