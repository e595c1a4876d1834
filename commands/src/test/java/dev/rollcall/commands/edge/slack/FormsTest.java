package dev.rollcall.commands.edge.slack;

import static dev.rollcall.commands.SlackTeams.WORKSPACE;
import static dev.rollcall.commands.edge.slack.payload.Payloads.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Question;
import dev.rollcall.events.Question.Kind;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.delivery.Outcome.Invalid;
import dev.rollcall.local.slack.delivery.Outcome.Shown;
import dev.rollcall.local.slack.delivery.Outcome.Taken;
import dev.rollcall.local.slack.people.Person;
import dev.rollcall.local.slack.people.Surface;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class FormsTest {

    static final String CHANNEL = "C0PLATFORM";
    static final Question DONE = question("What did you do?", Kind.TEXT, false, null, null);
    static final Question WELL =
            new Question(
                    "Is all well?", Kind.CHOICE, List.of("Yes", "No"), false, false, null, null);
    static final Question WHY = question("Why not?", Kind.TEXT, false, 2, "Yes");
    static final Question RESEARCH = question("R&D <now> 🚧?", Kind.TEXT, false, null, null);
    static final Question MOOD =
            new Question(
                    "Mood & <more>?",
                    Kind.CHOICE,
                    List.of("👍 R&D", "👎"),
                    false,
                    false,
                    null,
                    null);
    static final Question HOURS = question("How many hours?", Kind.NUMBER, true, null, null);

    SlackSimulator slack;

    @Inject SlackStore store;
    @Inject Polls polls;

    Person ada;

    @BeforeEach
    void connect() {
        slack.app("http://127.0.0.1:" + RestAssured.port);
        ada = slack.person("U0ADA");
        if (!ada.modals().isEmpty()) {
            ada.modal().closeAll();
        }
    }

    @AfterEach
    void mend() {
        slack.allWell();
    }

    @Test
    void a_polls_button_opens_its_questions_and_what_is_sent_is_one_update() {
        // Given
        var team = SlackTeams.registerIn(CHANNEL, "Platform");
        var poll = polls.open(team, DONE, WELL, WHY, HOURS);
        long head = store.head();

        // When
        press(poll);
        var sent =
                form().fill("q1", "answer", "The import")
                        .fill("q2", "answer", "Yes")
                        .fill("q4", "answer", "7.5")
                        .submit();

        // Then
        assertThat(sent).isEqualTo(new Taken());
        assertThat(store.submittedAfter(head))
                .singleElement()
                .satisfies(
                        update -> {
                            assertThat(update.pollId()).isEqualTo(poll);
                            assertThat(update.teamId()).hasToString(team);
                            assertThat(update.author()).isEqualTo("Ada");
                            assertThat(update.slackUser()).isEqualTo("U0ADA");
                            assertThat(update.slackWorkspace()).isEqualTo(WORKSPACE);
                            assertThat(update.answers())
                                    .containsExactly(
                                            new Answer("What did you do?", "The import"),
                                            new Answer("Is all well?", "Yes"),
                                            new Answer("How many hours?", "7.5"));
                        });
    }

    @Test
    void a_question_that_is_not_skipped_is_asked_for_beside_its_field() {
        var team = SlackTeams.registerIn(CHANNEL, "Platform");
        press(polls.open(team, DONE, WELL, WHY));
        long head = store.head();

        var first = form().fill("q1", "answer", "The import").fill("q2", "answer", "No").submit();
        long unchanged = store.head();
        var second =
                form().fill("q1", "answer", "The import")
                        .fill("q2", "answer", "No")
                        .fill("q3", "answer", "The disk is full")
                        .submit();

        assertThat(first).isEqualTo(new Invalid(Map.of("q3", "Please answer this question.")));
        assertThat(unchanged).isEqualTo(head);
        assertThat(second).isEqualTo(new Taken());
        assertThat(store.submittedAfter(head)).hasSize(1);
    }

    @Test
    void a_command_alone_asks_what_the_teams_daily_round_asks() {
        var team = SlackTeams.registerIn(CHANNEL, "Platform");
        SlackTeams.ask(
                team,
                "daily",
                """
                {"cron": "30 9 * * MON-FRI", "time_zone": "Europe/London",
                 "questions": [{"text": "Anything in the way?"}, {"text": "Secret?", "anonymous": true}]}
                """);
        long head = store.head();

        var answer = slack.command("U0ADA", CHANNEL, "/rollcall");
        form().fill("q1", "answer", "Nothing").submit();

        assertThat(answer.shown()).isEmpty();
        assertThat(answer.failure()).isEmpty();
        assertThat(store.submittedAfter(head))
                .singleElement()
                .satisfies(
                        update -> {
                            assertThat(update.answers())
                                    .containsExactly(new Answer("Anything in the way?", "Nothing"));
                            assertThat(update.pollId()).isNull();
                        });
    }

    @Test
    void without_questions_one_simply_writes() {
        SlackTeams.registerIn(CHANNEL, "Platform");
        long head = store.head();

        slack.command("U0ADA", CHANNEL, "/rollcall");
        form().fill("answer", "On the import").submit();

        assertThat(store.submittedAfter(head))
                .singleElement()
                .satisfies(
                        update ->
                                assertThat(update.answers())
                                        .isEqualTo(Answer.freely("On the import")));
    }

    @Test
    void who_is_in_several_teams_says_first_which_one_it_is_for() {
        // Given
        var web = SlackTeams.register("Web");
        var apps = SlackTeams.register("Apps");
        SlackTeams.join(web, WORKSPACE, "U0RADIA");
        SlackTeams.join(apps, WORKSPACE, "U0RADIA");
        store.awaitLookups();
        long head = store.head();
        var radia = slack.person("U0RADIA");

        // When
        radia.shortcut("rollcall_update");
        await().until(() -> radia.modals().size() == 1);
        var chosen = radia.modal().fill("answer", web).submit();
        var sent = radia.modal().fill("answer", "On the page").submit();

        // Then
        assertThat(chosen).isInstanceOf(Shown.class);
        assertThat(sent).isEqualTo(new Taken());
        assertThat(store.submittedAfter(head))
                .singleElement()
                .satisfies(update -> assertThat(update.teamId()).hasToString(web));
        SlackTeams.leave(web, WORKSPACE, "U0RADIA");
        SlackTeams.leave(apps, WORKSPACE, "U0RADIA");
    }

    @Test
    void what_was_typed_is_there_again_until_it_is_sent() {
        // Given
        var team = SlackTeams.registerIn(CHANNEL, "Platform");
        var poll = polls.open(team, DONE, WELL, HOURS);
        press(poll);
        var left = form();
        left.choose("q1", "answer", "Half a sent");
        left.choose("q2", "answer", "No");
        // Slack tells of the closing with all that stands in the form by then.
        left.close();

        // When
        press(poll);
        var kept = form().blocks();
        var sent = form().submit();
        press(poll);
        var afterwards = form().blocks();

        // Then
        assertThat(kept.findValue("initial_value").asText()).isEqualTo("Half a sent");
        assertThat(kept.findValue("initial_option").path("value").asText()).isEqualTo("No");
        assertThat(sent).isEqualTo(new Taken());
        assertThat(afterwards.findValue("initial_value")).isNull();
    }

    @Test
    void questions_that_changed_meanwhile_are_shown_with_what_was_typed() {
        var team = SlackTeams.registerIn(CHANNEL, "Platform");
        SlackTeams.ask(team, "daily", round("What now?"));
        slack.command("U0ADA", CHANNEL, "/rollcall");
        var form = form();
        SlackTeams.ask(team, "daily", round("What now?\"}, {\"text\": \"And then?"));
        long head = store.head();

        var first = form.fill("answer", "The import").submit();
        long unchanged = store.head();
        var second = form().fill("q2", "answer", "The alerts").submit();

        assertThat(first).isInstanceOf(Shown.class);
        assertThat(unchanged).isEqualTo(head);
        assertThat(second).isEqualTo(new Taken());
        assertThat(store.submittedAfter(head).getFirst().answers())
                .containsExactly(
                        new Answer("What now?", "The import"),
                        new Answer("And then?", "The alerts"));
    }

    @Test
    void what_slack_spells_otherwise_is_answered_kept_and_recorded_as_it_was_asked() {
        // Given
        var team = SlackTeams.registerIn(CHANNEL, "Platform");
        var poll = polls.open(team, RESEARCH, MOOD);
        long head = store.head();
        press(poll);
        var left = form();
        left.choose("q1", "answer", "Half of it");
        left.choose("q2", "answer", "👍 R&D");
        left.close();

        // When
        press(poll);
        var kept = form().blocks();
        var sent = form().fill("q1", "answer", "All of it").submit();

        // Then
        assertThat(kept.findValue("initial_value").asText()).isEqualTo("Half of it");
        assertThat(kept.findValue("initial_option").path("value").asText()).isEqualTo("👍 R&D");
        assertThat(sent).isEqualTo(new Taken());
        assertThat(store.submittedAfter(head).getFirst().answers())
                .containsExactly(
                        new Answer(RESEARCH.text(), "All of it"),
                        new Answer(MOOD.text(), "👍 R&D"));
    }

    @Test
    void who_edits_what_answers_a_poll_is_asked_its_questions_again() {
        // Given
        var team = SlackTeams.registerIn(CHANNEL, "Platform");
        var poll = polls.open(team, RESEARCH, MOOD, HOURS);
        long head = store.head();
        press(poll);
        form().fill("q1", "answer", "The import").fill("q2", "answer", "👎").submit();
        var update = UUID.fromString(store.after(head).getFirst().aggregateId());
        store.awaitLookups();

        // When
        slack.command("U0ADA", CHANNEL, "/rollcall edit");
        var shown = form().blocks();
        var sent = form().fill("q2", "answer", "👍 R&D").fill("q3", "answer", "7").submit();

        // Then
        assertThat(shown.findValue("initial_value").asText()).isEqualTo("The import");
        assertThat(shown.findValue("initial_option").path("value").asText()).isEqualTo("👎");
        assertThat(sent).isEqualTo(new Taken());
        assertThat(SlackStore.event(store.of(update).getLast()))
                .isInstanceOfSatisfying(
                        StatusUpdateEdited.class,
                        edited ->
                                assertThat(edited.answers())
                                        .containsExactly(
                                                new Answer(RESEARCH.text(), "The import"),
                                                new Answer(MOOD.text(), "👍 R&D"),
                                                new Answer("How many hours?", "7")));
    }

    private void press(UUID poll) {
        ada.message(CHANNEL, Polls.post(slack, CHANNEL, poll)).press("rollcall_answer");
    }

    private Surface form() {
        await().until(() -> ada.modals().size() == 1);
        return ada.modal();
    }

    private static Question question(
            String text, Kind kind, boolean optional, Integer skipQuestion, String skipAnswer) {
        return new Question(text, kind, List.of(), optional, false, skipQuestion, skipAnswer);
    }

    private static String round(String question) {
        return """
               {"cron": "30 9 * * MON-FRI", "time_zone": "Europe/London", "questions": [{"text": "%s"}]}
               """
                .formatted(question);
    }
}
