package dev.rollcall.commands.edge.slack;

import static dev.rollcall.commands.edge.slack.Interviewee.DONE;
import static dev.rollcall.commands.edge.slack.Interviewee.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.model.poll.PollCommand.RemindOfPoll;
import dev.rollcall.events.Answer;
import dev.rollcall.events.PollEvent;
import dev.rollcall.events.Question;
import dev.rollcall.events.Question.Kind;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.webapi.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Polls that ask one question at a time, as somebody at their Slack meets them.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class InterviewsTest {

    static final String GRACE = "U0GRACE";
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final Question ELSE = Interviewee.text("Anything else?", true);
    static final Question HOURS =
            new Question("How many hours?", Kind.NUMBER, List.of(), false, false, null, null);
    static final Question WELL =
            new Question(
                    "Is all well?", Kind.CHOICE, List.of("Yes", "No"), false, false, null, null);

    SlackSimulator slack;

    @Inject SlackStore store;
    @Inject Polls polls;
    @Inject Interviewee grace;
    @Inject Pool pool;

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
    void a_poll_asks_one_thing_at_a_time_and_the_end_is_one_update_in_the_channel() {
        // Given
        polls.submit(team, GRACE, new Answer(TODAY.text(), "The import"));
        grace.overlookWhatWas();
        slack.knobs().copies(1);
        int inChannel = slack.messages(Interviewee.CHANNEL).size();

        // When
        var poll = polls.ask(team, GRACE, DONE, TODAY, HOURS, WELL, ELSE);
        var first = talk.hears(1, DONE.text());
        assertThat(first.blocks().toString())
                .contains("Platform · daily", "You had planned", "As planned: The import");
        talk.presses(first, "rollcall_interview_plan");
        talk.hears(2, TODAY.text());
        var today = talk.says("The alerts");
        talk.hears(3, HOURS.text());
        talk.says("a few");
        talk.hears(4, "please write just a number");
        talk.edits(today, "The alerts and the docs");
        talk.says("later");
        talk.hears(5, "Put off: Platform · daily");
        talk.says("report");
        talk.hears(6, HOURS.text());
        talk.says("7.5");
        var well = talk.hears(7, WELL.text());
        talk.presses(well, "rollcall_interview_choose_2");
        var rest = talk.hears(8, ELSE.text());
        talk.presses(rest, "rollcall_interview_pass");

        // Then
        talk.hears(9, "Recorded for *Platform · daily*");
        assertThat(grace.submitted())
                .singleElement()
                .satisfies(
                        update -> {
                            assertThat(update.pollId()).isEqualTo(poll);
                            assertThat(update.author()).isEqualTo("Grace");
                            assertThat(update.slackUser()).isEqualTo(GRACE);
                            assertThat(update.answers())
                                    .containsExactly(
                                            new Answer(DONE.text(), "The import"),
                                            new Answer(TODAY.text(), "The alerts and the docs"),
                                            new Answer(HOURS.text(), "7.5"),
                                            new Answer(WELL.text(), "No"));
                        });
        await().atMost(PATIENCE)
                .until(
                        () ->
                                slack.messages(Interviewee.CHANNEL).stream()
                                        .skip(inChannel)
                                        .anyMatch(
                                                message ->
                                                        message.text()
                                                                .contains(
                                                                        "The alerts and the docs")));
        store.awaitLookups();
        assertThat(answersTo(poll)).isEqualTo(1);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(talk.standing(first))
                                        .contains("> The import")
                                        .doesNotContain("rollcall_interview"));
    }

    @Test
    void messages_are_edited_and_deleted_after_the_end_too() {
        polls.ask(team, GRACE, DONE, TODAY);
        talk.hears(1, DONE.text());
        var done = talk.says("The import");
        talk.hears(2, TODAY.text());
        var today = talk.says("The alerts");
        var end = talk.hears(3, "Recorded for");

        talk.edits(done, "The export");
        await().atMost(PATIENCE).until(() -> talk.standing(end).contains("The export"));
        talk.deletes(done);
        await().atMost(PATIENCE).until(() -> !talk.standing(end).contains("The export"));
        talk.deletes(today);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(grace.events())
                                        .filteredOn(event -> !isPoll(event))
                                        .extracting(event -> event.getClass().getSimpleName())
                                        .containsExactly(
                                                "StatusUpdateSubmitted",
                                                "StatusUpdateEdited",
                                                "StatusUpdateEdited",
                                                "StatusUpdateRetracted"));
    }

    @Test
    void what_is_deleted_before_the_end_is_asked_again() {
        polls.ask(team, GRACE, DONE, TODAY);
        talk.hears(1, DONE.text());
        var done = talk.says("The import");
        talk.hears(2, TODAY.text());

        talk.deletes(done);

        talk.hears(3, DONE.text());
        talk.says("The export");
        talk.hears(4, TODAY.text());
        talk.says("The alerts");
        talk.hears(5, "The export");
        assertThat(grace.submitted()).hasSize(1);
    }

    @Test
    void a_reminder_goes_on_where_the_interview_is() {
        var poll = polls.ask(team, GRACE, DONE, TODAY);
        talk.hears(1, DONE.text());
        talk.says("The import");
        talk.hears(2, TODAY.text());

        polls.give(poll, new RemindOfPoll(1, List.of(GRACE)));
        var reminder = talk.hears(3, "You have not finished yet: Platform · daily");
        talk.presses(reminder, "rollcall_report");

        talk.hears(4, TODAY.text());
        talk.says("The alerts");
        talk.hears(5, "Recorded for");
        assertThat(grace.submitted()).hasSize(1);
    }

    @Test
    void a_question_that_slack_did_not_take_is_asked_again() {
        polls.ask(team, GRACE, WELL, TODAY);
        var well = talk.hears(1, WELL.text());
        slack.failNext("chat.postMessage", new Fault.Break(500));

        talk.presses(well, "rollcall_interview_choose_1");

        talk.hears(2, TODAY.text());
        talk.says("The alerts");
        talk.hears(3, "Recorded for");
        assertThat(grace.submitted()).hasSize(1);
    }

    private static boolean isPoll(Object event) {
        return event instanceof PollEvent;
    }

    private long answersTo(UUID poll) {
        return pool.preparedQuery("select from commands.poll_answers where poll_id = $1")
                .execute(Tuple.of(poll))
                .await()
                .atMost(PATIENCE)
                .size();
    }
}
