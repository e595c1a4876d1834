package dev.rollcall.commands.edge.slack;

import static dev.rollcall.commands.SlackTeams.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.model.poll.PollCommand.ClosePoll;
import dev.rollcall.commands.model.poll.PollCommand.RemindOfPoll;
import dev.rollcall.events.Answer;
import dev.rollcall.events.PollEvent;
import dev.rollcall.events.Question;
import dev.rollcall.events.Question.Kind;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.webapi.Fault;
import dev.rollcall.local.slack.workspace.Message;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Polls that ask one question at a time, as somebody at their Slack meets them.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class InterviewsTest {

    static final String CHANNEL = "C0PLATFORM";
    static final String GRACE = "U0GRACE";
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final Question DONE = text("What did you do yesterday?", false);
    static final Question TODAY = text("What will you do today?", false);
    static final Question ELSE = text("Anything else?", true);
    static final Question HOURS =
            new Question("How many hours?", Kind.NUMBER, List.of(), false, false, null, null);
    static final Question WELL =
            new Question(
                    "Is all well?", Kind.CHOICE, List.of("Yes", "No"), false, false, null, null);

    SlackSimulator slack;

    @Inject SlackStore store;
    @Inject Polls polls;
    @Inject Pool pool;

    String team;
    Talk talk;
    long head;

    @BeforeEach
    void prefer() {
        slack.app("http://127.0.0.1:" + RestAssured.port);
        team = SlackTeams.registerIn(CHANNEL, "Platform");
        command("interview on");
        store.awaitLookups();
        talk = new Talk(slack, GRACE);
        head = store.head();
    }

    @AfterEach
    void mend() {
        slack.allWell();
        command("skip");
        command("interview off");
        SlackTeams.archive(team);
    }

    @Test
    void a_poll_asks_one_thing_at_a_time_and_the_end_is_one_update_in_the_channel() {
        // Given
        say(new Answer(TODAY.text(), "The import"));
        slack.knobs().copies(1);
        int inChannel = slack.messages(CHANNEL).size();

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
        assertThat(submitted())
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
                                slack.messages(CHANNEL).stream()
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
                                assertThat(events())
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
        assertThat(submitted()).hasSize(1);
    }

    @Test
    void one_team_after_the_other_asks_and_what_is_put_off_makes_way() {
        // Given
        var other = SlackTeams.register("Apps");
        polls.ask(team, GRACE, DONE);
        talk.hears(1, "Platform · daily");

        // When
        var second = openElsewhere(other);
        await().atMost(PATIENCE).until(() -> stage(second).equals("waiting"));
        talk.says("later");

        // Then
        await().atMost(PATIENCE).until(() -> talk.texts().size() == 3);
        assertThat(talk.texts()).filteredOn(text -> text.startsWith("Put off")).hasSize(1);
        talk.says("Apps again");
        await().atMost(PATIENCE).until(() -> talk.texts().size() == 4);
        assertThat(submitted())
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
        await().atMost(PATIENCE).until(() -> stage(second).equals("waiting"));

        // When
        polls.give(first, new ClosePoll());
        await().atMost(PATIENCE).until(() -> stage(second).equals("asking"));
        await().atMost(PATIENCE).until(() -> talk.texts().size() == 3);
        talk.says("Apps again");
        await().atMost(PATIENCE).until(() -> talk.texts().size() == 4);
        talk.says("report");
        talk.hears(5, "It is closed: your answer counts as late");
        talk.says("The import, late");

        // Then
        talk.hears(6, "Recorded for *Platform · daily*");
        assertThat(submitted())
                .extracting(StatusUpdateSubmitted::pollId)
                .containsExactly(second, first);
        SlackTeams.archive(other);
    }

    @Test
    void of_several_things_that_are_awaited_one_is_chosen() {
        // Given
        command("interview off");
        store.awaitLookups();
        var other = SlackTeams.register("Apps");
        polls.ask(team, GRACE, DONE);
        var second = openElsewhere(other);
        store.awaitLookups();
        talk.hears(1, "Apps · daily: you are asked");

        // When
        slack.command(GRACE, CHANNEL, "/rollcall report");
        var list = talk.hears(2, "This is awaited of you");
        assertThat(list.blocks().toString()).contains("Platform · daily", "Apps · daily");
        talk.presses(list, button(list, "Apps · daily"));

        // Then
        talk.hears(3, "Apps · daily");
        talk.says("On the page");
        talk.hears(4, "Recorded for *Apps · daily*");
        assertThat(submitted()).extracting(StatusUpdateSubmitted::pollId).containsExactly(second);
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
        assertThat(submitted())
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
        await().atMost(PATIENCE).until(() -> submitted().size() == 2);
        SlackTeams.leave(team, WORKSPACE, GRACE);
    }

    @Test
    void skipping_ends_it_and_so_does_an_answer_given_elsewhere() {
        SlackTeams.ask(
                team, "daily", "{\"cron\": \"30 9 * * *\", \"time_zone\": \"Europe/London\"}");
        var poll = polls.ask(team, GRACE, DONE, TODAY);
        var first = talk.hears(1, DONE.text());

        command("skip");
        assertThat(stage(poll)).isEqualTo("ended");
        await().atMost(PATIENCE).until(() -> !talk.standing(first).contains("rollcall_interview"));
        talk.says("report");
        talk.hears(2, DONE.text());
        slack.post(GRACE, CHANNEL, "@Rollcall On the import");

        await().atMost(PATIENCE).until(() -> stage(poll).equals("ended"));
        assertThat(submitted()).extracting(StatusUpdateSubmitted::pollId).containsExactly(poll);
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
        assertThat(submitted()).hasSize(1);
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
        assertThat(submitted()).hasSize(1);
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

    private void say(Answer... answers) {
        polls.submit(team, GRACE, answers);
        head = store.head();
    }

    private void command(String line) {
        slack.command(GRACE, CHANNEL, "/rollcall " + line);
    }

    private List<Object> events() {
        return store.after(head).stream().map(event -> (Object) SlackStore.event(event)).toList();
    }

    private static boolean isPoll(Object event) {
        return event instanceof PollEvent;
    }

    private List<StatusUpdateSubmitted> submitted() {
        return events().stream()
                .flatMap(
                        event ->
                                event instanceof StatusUpdateSubmitted submitted
                                        ? Stream.of(submitted)
                                        : Stream.empty())
                .toList();
    }

    private String stage(UUID poll) {
        return pool
                .preparedQuery("select stage from commands.slack_interviews where poll_id = $1")
                .execute(Tuple.of(poll))
                .await()
                .atMost(PATIENCE)
                .stream()
                .findFirst()
                .map(row -> row.getString(0))
                .orElse("none");
    }

    private long answersTo(UUID poll) {
        return pool.preparedQuery("select from commands.poll_answers where poll_id = $1")
                .execute(Tuple.of(poll))
                .await()
                .atMost(PATIENCE)
                .size();
    }

    private static Question text(String text, boolean optional) {
        return new Question(text, Kind.TEXT, List.of(), optional, false, null, null);
    }
}
