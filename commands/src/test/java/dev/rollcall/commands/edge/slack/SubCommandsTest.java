package dev.rollcall.commands.edge.slack;

import static dev.rollcall.commands.SlackTeams.WORKSPACE;
import static dev.rollcall.commands.edge.slack.payload.Payloads.slash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.model.poll.PollCommand.ClosePoll;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Audience;
import dev.rollcall.events.Event;
import dev.rollcall.events.PersonEvent.DaysOffTaken;
import dev.rollcall.events.PersonEvent.InterviewsSwitched;
import dev.rollcall.events.PersonEvent.RemindersSwitched;
import dev.rollcall.events.PollSettings;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.TeamEvent.MemberJoined;
import dev.rollcall.events.TeamEvent.MemberLeft;
import dev.rollcall.events.TeamEvent.PollScheduled;
import dev.rollcall.events.TeamEvent.SlackChannelLinked;
import dev.rollcall.events.TeamEvent.TeamAdminAppointed;
import dev.rollcall.events.TeamEvent.TeamAdminDismissed;
import dev.rollcall.local.slack.SlackSimulator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class SubCommandsTest {

    static final String CHANNEL = "C0MOBILE";

    /// The workspace's owner, and somebody who is not.
    static final String ADA = "U0ADA";

    static final String RADIA = "U0RADIA";

    SlackSimulator slack;

    @Inject SlackStore store;
    @Inject Polls polls;

    String team;
    long head;

    @BeforeEach
    void connect() {
        slack.app("http://127.0.0.1:" + RestAssured.port);
        team = SlackTeams.registerIn(CHANNEL, "Mobile");
        head = store.head();
    }

    @Test
    void help_and_a_mistyped_command_change_nothing() {
        assertThat(command(RADIA, "help")).contains("/rollcall skip", "/rollcall schedule");
        assertThat(command(RADIA, "skip whenever"))
                .contains("Nothing was done or recorded", "`/rollcall skip until friday`")
                .contains("> skip whenever");

        assertThat(store.head()).isEqualTo(head);
    }

    @Test
    void whoever_joins_sees_the_team_today_and_leaves() {
        // Given
        assertThat(command(RADIA, "team join")).isEqualTo("You are a member of *Mobile*.");
        assertThat(command(RADIA, "On the <b>button</b>")).isEqualTo("Recorded for *Mobile*.");
        store.awaitLookups();

        // When
        var today = command(RADIA, "today");
        var teams = command(RADIA, "team");
        var left = command(RADIA, "team leave");

        // Then
        assertThat(today).isEqualTo("*Mobile*\n• *Radia*: On the &lt;b&gt;button&lt;/b&gt;");
        assertThat(teams).contains("This channel's team is *Mobile*: <@U0RADIA>.");
        assertThat(left).isEqualTo("You are no member of *Mobile* any more.");
        assertThat(events())
                .contains(new MemberJoined(WORKSPACE, RADIA), new MemberLeft(WORKSPACE, RADIA));
    }

    @Test
    void today_shows_mentions_and_links_as_slack_does() {
        command(RADIA, "team join");
        command(RADIA, "Reviewing with @ada, see https://example.com/plan?a=1&b=2");
        store.awaitLookups();

        assertThat(command(RADIA, "today"))
                .contains("Reviewing with <@U0ADA")
                .doesNotContain("&lt;", "&gt;");
    }

    @Test
    void the_last_update_is_changed_in_a_form() {
        command(RADIA, "On the butten");
        store.awaitLookups();
        var radia = slack.person(RADIA);
        if (!radia.modals().isEmpty()) {
            radia.modal().closeAll();
        }

        assertThat(slack.command(RADIA, CHANNEL, "/rollcall edit").shown()).isEmpty();
        await().until(() -> radia.modals().size() == 1);
        var before = radia.modal().blocks().findValue("initial_value").asText();
        radia.modal().fill("answer", "On the button").submit();

        assertThat(before).isEqualTo("On the butten");
        assertThat(events()).contains(new StatusUpdateEdited(Answer.freely("On the button")));
    }

    @Test
    void days_off_are_by_the_clock_of_who_takes_them() {
        assertThat(command(RADIA, "skip until 2031-01-01")).contains("a year at most");
        assertThat(command(RADIA, "skip until 2001-01-01")).contains("is over");
        assertThat(command(RADIA, "skip tomorrow")).contains("No poll asks you until");

        assertThat(events())
                .singleElement()
                .isInstanceOfSatisfying(
                        DaysOffTaken.class,
                        off -> {
                            assertThat(off.slackUser()).isEqualTo(RADIA);
                            assertThat(off.lastDay()).isEqualTo(off.firstDay().plusDays(1));
                            assertThat(off.firstDay())
                                    .isBetween(
                                            LocalDate.now(ZoneOffset.UTC).minusDays(1),
                                            LocalDate.now(ZoneOffset.UTC));
                        });
    }

    @Test
    void reminders_are_switched() {
        command(RADIA, "remind off");
        command(RADIA, "remind on");

        assertThat(events())
                .containsExactly(
                        new RemindersSwitched(WORKSPACE, RADIA, false),
                        new RemindersSwitched(WORKSPACE, RADIA, true));
    }

    @Test
    void interviews_are_switched() {
        assertThat(command(RADIA, "interview on")).contains("one question at a time");
        command(RADIA, "interview off");

        assertThat(events())
                .containsExactly(
                        new InterviewsSwitched(WORKSPACE, RADIA, true),
                        new InterviewsSwitched(WORKSPACE, RADIA, false));
    }

    @Test
    void a_schedule_is_set_by_admins_only() {
        command(RADIA, "team join");
        long joined = store.head();
        assertThat(command(RADIA, "schedule daily 9:30 mon-fri"))
                .isEqualTo("Not changed: the admins of the workspace may do this.");
        assertThat(store.head()).isEqualTo(joined);

        assertThat(command(ADA, "schedule daily 9:30 mon-fri"))
                .isEqualTo("*daily* asks at `30 9 * * MON-FRI` in Europe/London from now on.");
        assertThat(command(ADA, "team admin @radia"))
                .isEqualTo("<@U0RADIA> is an admin of *Mobile*.");
        command(RADIA, "schedule daily 10:00 mon,fri");

        assertThat(command(RADIA, "schedule"))
                .contains("• *daily*: `0 10 * * MON,FRI` in Europe/London");
        assertThat(events()).filteredOn(PollScheduled.class::isInstance).hasSize(2);
    }

    @Test
    void admins_appoint_others_and_leave_and_a_refusal_names_who_may() {
        // Given
        assertThat(command(RADIA, "team admin @radia"))
                .isEqualTo("Not changed: the admins of the workspace may do this.");
        assertThat(command(ADA, "team admin @rollcall")).contains("does not know them as a person");
        command(ADA, "team admin @radia");
        assertThat(command(RADIA, "team")).contains("nobody yet. Admins: <@U0RADIA>.");

        // When
        var refused = command("U0EVELYN", "schedule daily 9:30");
        command(RADIA, "team admin @evelyn");
        command(RADIA, "schedule daily 9:30 mon-fri UTC");
        var left = command(RADIA, "team admin remove @radia");
        var mayNot = command(RADIA, "schedule daily 10:30 mon-fri UTC");
        command("U0EVELYN", "team leave");

        // Then
        assertThat(refused)
                .isEqualTo(
                        "Not changed: the team's admins (<@U0RADIA>) may do this, and the admins of the workspace.");
        assertThat(left).isEqualTo("<@U0RADIA> is no admin of *Mobile* any more.");
        assertThat(mayNot).contains("the team's admins (<@U0EVELYN>) may do this");
        assertThat(events())
                .containsExactly(
                        new TeamAdminAppointed(WORKSPACE, RADIA),
                        new TeamAdminAppointed(WORKSPACE, "U0EVELYN"),
                        new PollScheduled(
                                "daily",
                                "30 9 * * MON-FRI",
                                "UTC",
                                Audience.MEMBERS,
                                PollSettings.PLAIN),
                        new TeamAdminDismissed(WORKSPACE, RADIA),
                        new TeamAdminDismissed(WORKSPACE, "U0EVELYN"));
        assertThat(command(RADIA, "team")).contains("It has no admins of its own");
    }

    @Test
    void a_channel_is_linked_to_a_team_by_its_name() {
        var name = "Web " + UUID.randomUUID();
        var web = SlackTeams.register(name);
        SlackTeams.free("C0DATA");
        store.awaitLookups();

        assertThat(slack.command(ADA, "C0DATA", "/rollcall link Nowhere").shown().getFirst().text())
                .contains("Nothing was done or recorded: there is no team by that name here");
        assertThat(slack.command(ADA, "C0DATA", "/rollcall link " + name).shown().getFirst().text())
                .isEqualTo(
                        "This channel is *%s*'s now, and you are an admin of the team."
                                .formatted(name));

        assertThat(events())
                .contains(
                        new SlackChannelLinked(WORKSPACE, "C0DATA"),
                        new TeamAdminAppointed(WORKSPACE, ADA));
        assertThat(command(ADA, "link " + name)).contains("the channel is another team's");
        SlackTeams.archive(web);
    }

    @Test
    void an_update_that_begins_with_link_is_kept_and_it_is_said_how_to_record_it() {
        assertThat(command(RADIA, "link the PR of @ada to the ticket & ship"))
                .contains("To record it as an update, begin with another word.")
                .contains("\nYour text:\n> link the PR of <@U0ADA")
                .endsWith("to the ticket &amp; ship");

        assertThat(store.head()).isEqualTo(head);
    }

    @Test
    void direct_messages_are_no_teams_channel() {
        // Given
        var name = "Web " + UUID.randomUUID();
        var web = SlackTeams.register(name);
        store.awaitLookups();
        long before = store.head();
        var ofSeveral = slash(WORKSPACE, "G0SEVERAL", ADA, "link " + name);
        ofSeveral.put("channel_name", "mpdm-ada--radia--rollcall-1");

        // When
        var alone =
                slack.command(ADA, slack.directMessages(ADA), "/rollcall link " + name)
                        .shown()
                        .getFirst()
                        .text();
        var together = SlackRequests.command(ofSeveral).extract().<String>path("text");

        // Then
        assertThat(alone).startsWith("Not changed:").contains("in that channel");
        assertThat(together).isEqualTo(alone);
        assertThat(store.head()).isEqualTo(before);
        SlackTeams.archive(web);
    }

    @Test
    void a_summary_is_of_the_last_poll() {
        assertThat(command(ADA, "summary")).contains("was asked nothing");
        command(ADA, "schedule daily 0:00 everyday UTC");
        var today = LocalDate.now(ZoneOffset.UTC);
        var poll = polls.openAt(team, today + "T00:00", RADIA, ADA);
        var ts = Polls.post(slack, CHANNEL, poll);
        var radia = slack.person(RADIA);
        radia.message(CHANNEL, ts).press("rollcall_answer");
        await().until(() -> radia.modals().size() == 1);
        radia.modal().fill("answer", "On the button").submit();
        store.awaitLookups();

        assertThat(command(ADA, "summary"))
                .isEqualTo(
                        "*daily* of %s 00:00\n• *Radia*: On the button\nAwaited: <@U0ADA>"
                                .formatted(today));
    }

    @Test
    void an_answer_to_a_poll_that_was_closed_is_marked_as_late() {
        var poll = polls.openAt(team, "2026-03-02T09:30", RADIA, ADA);
        polls.give(poll, new ClosePoll());
        SlackTeams.submitAs(team, RADIA, "On the button", poll);
        store.awaitLookups();

        assertThat(command(ADA, "summary")).contains("• *U0RADIA* _(late)_: On the button");
    }

    private String command(String user, String text) {
        var answer = slack.command(user, CHANNEL, "/rollcall " + text);
        assertThat(answer.failure()).isEmpty();
        return answer.shown().getFirst().text();
    }

    private List<Event> events() {
        return store.after(head).stream().map(SlackStore::event).toList();
    }
}
