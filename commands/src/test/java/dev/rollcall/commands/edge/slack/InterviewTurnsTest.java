package dev.rollcall.commands.edge.slack;

import static dev.rollcall.commands.SlackTeams.WORKSPACE;
import static dev.rollcall.commands.edge.slack.Interviewee.DONE;
import static dev.rollcall.commands.edge.slack.Interviewee.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.model.poll.PollCommand.ClosePoll;
import dev.rollcall.events.Answer;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.workspace.Message;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is asked next, where several teams ask, somebody reports unasked, or is asked no more.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class InterviewTurnsTest {

    static final String GRACE = "U0GRACE";
    static final Duration PATIENCE = Duration.ofSeconds(20);

    SlackSimulator slack;

    @Inject SlackStore store;
    @Inject Polls polls;
    @Inject Interviewee grace;

    String team;
    Talk talk;

    @BeforeEach
    void prefer() {
        team = grace.begin(slack, GRACE);
        talk = new Talk(slack, GRACE);
    }

    @AfterEach
    void mend() {
        grace.end(team);
    }

    @Test
    void one_team_after_the_other_asks_and_what_is_put_off_makes_way() {
        // Given
        var other = SlackTeams.register("Apps");
        polls.ask(team, GRACE, DONE);
        talk.hears(1, "Platform · daily");

        // When
        var second = openElsewhere(other);
        await().atMost(PATIENCE).until(() -> grace.stage(second).equals("waiting"));
        talk.says("later");

        // Then
        await().atMost(PATIENCE).until(() -> talk.texts().size() == 3);
        assertThat(talk.texts()).filteredOn(text -> text.startsWith("Put off")).hasSize(1);
        talk.says("Apps again");
        await().atMost(PATIENCE).until(() -> talk.texts().size() == 4);
        assertThat(grace.submitted())
                .singleElement()
                .satisfies(update -> assertThat(update.teamId()).hasToString(other));
        SlackTeams.archive(other);
    }

    @Test
    void a_poll_that_is_over_keeps_no_other_waiting_and_is_answered_late() {
        // Given
        var other = SlackTeams.register("Apps");
        var first = polls.ask(team, GRACE, DONE);
        talk.hears(1, "Platform · daily");
        var second = openElsewhere(other);
        await().atMost(PATIENCE).until(() -> grace.stage(second).equals("waiting"));

        // When
        polls.give(first, new ClosePoll());
        await().atMost(PATIENCE).until(() -> grace.stage(second).equals("asking"));
        await().atMost(PATIENCE).until(() -> talk.texts().size() == 3);
        talk.says("Apps again");
        await().atMost(PATIENCE).until(() -> talk.texts().size() == 4);
        store.awaitLookups();
        talk.says("report");
        talk.hears(5, "It is closed: your answer counts as late");
        talk.says("The import, late");

        // Then
        talk.hears(6, "Recorded for *Platform · daily*");
        assertThat(grace.submitted())
                .extracting(StatusUpdateSubmitted::pollId)
                .containsExactly(second, first);
        SlackTeams.archive(other);
    }

    @Test
    void of_several_things_that_are_awaited_one_is_chosen() {
        // Given
        grace.command("interview off");
        store.awaitLookups();
        var other = SlackTeams.register("Apps");
        polls.ask(team, GRACE, DONE);
        var second = openElsewhere(other);
        store.awaitLookups();
        talk.hears(1, "Apps · daily: you are asked");

        // When
        slack.command(GRACE, Interviewee.CHANNEL, "/rollcall report");
        var list = talk.hears(2, "This is awaited of you");
        assertThat(list.blocks().toString()).contains("Platform · daily", "Apps · daily");
        talk.presses(list, button(list, "Apps · daily"));

        // Then
        talk.hears(3, "Apps · daily");
        talk.says("On the page");
        talk.hears(4, "Recorded for *Apps · daily*");
        assertThat(grace.submitted())
                .extracting(StatusUpdateSubmitted::pollId)
                .containsExactly(second);
        SlackTeams.archive(other);
    }

    @Test
    void without_a_schedule_one_reports_all_the_same() {
        // Given
        SlackTeams.join(team, WORKSPACE, GRACE);
        store.awaitLookups();

        // When
        talk.says("Report");
        var offer = talk.hears(1, "Nothing is awaited of you");
        talk.presses(offer, "rollcall_report_1");
        talk.hears(2, "What are you working on?");
        talk.says("On the import");

        // Then
        talk.hears(3, "Recorded for *Platform*");
        assertThat(grace.submitted())
                .singleElement()
                .satisfies(
                        update -> {
                            assertThat(update.answers()).isEqualTo(Answer.freely("On the import"));
                            assertThat(update.pollId()).isNull();
                            assertThat(update.teamId()).hasToString(team);
                        });

        // And when
        talk.says("report on the audit is written");

        // Then
        await().atMost(PATIENCE).until(() -> grace.submitted().size() == 2);
        SlackTeams.leave(team, WORKSPACE, GRACE);
    }

    @Test
    void skipping_ends_it_and_so_does_an_answer_given_elsewhere() {
        SlackTeams.join(team, WORKSPACE, GRACE);
        SlackTeams.ask(
                team, "daily", "{\"cron\": \"30 9 * * *\", \"time_zone\": \"Europe/London\"}");
        var poll = polls.ask(team, GRACE, DONE, TODAY);
        var first = talk.hears(1, DONE.text());

        grace.command("skip");
        assertThat(grace.stage(poll)).isEqualTo("ended");
        await().atMost(PATIENCE).until(() -> !talk.standing(first).contains("rollcall_interview"));
        talk.says("report");
        talk.hears(2, DONE.text());
        slack.post(GRACE, Interviewee.CHANNEL, "@Rollcall On the import");

        await().atMost(PATIENCE).until(() -> grace.stage(poll).equals("ended"));
        assertThat(grace.submitted())
                .extracting(StatusUpdateSubmitted::pollId)
                .containsExactly(poll);
    }

    @Test
    void who_leaves_the_team_is_asked_no_more_and_what_waited_has_its_turn() {
        // Given
        SlackTeams.join(team, WORKSPACE, GRACE);
        SlackTeams.ask(
                team, "daily", "{\"cron\": \"30 9 * * *\", \"time_zone\": \"Europe/London\"}");
        var other = SlackTeams.register("Apps");
        var left = polls.ask(team, GRACE, DONE, TODAY);
        talk.hears(1, DONE.text());
        var second = openElsewhere(other);
        await().atMost(PATIENCE).until(() -> grace.stage(second).equals("waiting"));

        // When
        SlackTeams.leave(team, WORKSPACE, GRACE);

        // Then
        await().atMost(PATIENCE).until(() -> grace.stage(left).equals("ended"));
        talk.hears(2, "Apps · daily");
        assertThat(grace.stage(second)).isEqualTo("asking");
        SlackTeams.archive(other);
    }

    /// What the button with this text is known by.
    private static String button(Message message, String text) {
        for (var element : message.blocks().findValue("elements")) {
            if (element.at("/text/text").asText().equals(text)) {
                return element.path("action_id").asText();
            }
        }
        throw new AssertionError("no button: " + text);
    }

    /// A poll of a team without a channel, which nobody sees but who is asked.
    private UUID openElsewhere(String other) {
        return polls.askSilently(other, GRACE, DONE);
    }
}
