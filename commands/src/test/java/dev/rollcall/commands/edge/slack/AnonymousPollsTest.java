package dev.rollcall.commands.edge.slack;

import static dev.rollcall.commands.SlackTeams.WORKSPACE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.polls.AnonymousAnswers;
import dev.rollcall.events.Answer;
import dev.rollcall.events.NamedIds;
import dev.rollcall.events.PollEvent.PollPosted;
import dev.rollcall.events.Question;
import dev.rollcall.events.Question.Kind;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.workspace.Message;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is said under a name answers nothing that is anonymous.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class AnonymousPollsTest {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final String CHANNEL = "C0PLATFORM";
    static final String UPDATES = "/commands/v1/status-updates";
    static final String GRACE = "U0GRACE";
    static final Question TODAY =
            new Question("Today?", Kind.TEXT, List.of(), false, false, null, null);
    static final Question MOOD =
            new Question("Mood?", Kind.TEXT, List.of(), false, true, null, null);

    final String secret = "awful " + UUID.randomUUID();

    SlackSimulator slack;

    @Inject SlackStore store;
    @Inject Polls polls;
    @Inject AnonymousAnswers anonymous;

    String team;
    Talk talk;
    long head;

    @BeforeEach
    void aTeam() {
        slack.app("http://127.0.0.1:" + RestAssured.port);
        team = SlackTeams.registerIn(CHANNEL, "Platform");
        SlackTeams.join(team, WORKSPACE, GRACE);
        SlackTeams.ask(team, "yearly", "{\"cron\": \"0 3 29 2 *\", \"time_zone\": \"UTC\"}");
        talk = new Talk(slack, GRACE);
        head = store.head();
    }

    @AfterEach
    void archive() {
        SlackTeams.archive(team);
        store.awaitLookups();
    }

    @Test
    void what_is_written_directly_while_only_anonymous_questions_await_somebody_is_not_recorded() {
        polls.askNow(team, GRACE, MOOD);
        store.awaitLookups();

        talk.says(secret);

        assertThat(told(talk.channel).text())
                .contains("Not recorded", "bears your name", "*Answer*", "> " + secret);
        assertThat(submitted()).isEmpty();
    }

    @Test
    void nor_is_it_by_an_edit_once_they_have_answered_or_the_poll_is_over() {
        // Given
        var poll = polls.askNow(team, GRACE, MOOD);
        store.awaitLookups();
        var ts = talk.says(secret);
        told(talk.channel);
        anonymous
                .hold(poll, new Member(WORKSPACE, GRACE), "V1", List.of(new Answer("Mood?", "x")))
                .await()
                .atMost(PATIENCE);

        // When
        talk.edits(ts, secret + "!");

        // Then
        await().atMost(PATIENCE)
                .until(
                        () ->
                                whispers(talk.channel).stream()
                                        .anyMatch(one -> one.text().contains(secret + "!")));
        assertThat(submitted()).isEmpty();

        // And when they say something else
        var said = talk.says("Reviewing");

        // Then
        awaitSubmitted(talk.channel, said);
        assertThat(submitted()).singleElement().satisfies(one -> assertNoPoll(one, "Reviewing"));
    }

    @Test
    void what_is_written_under_such_a_poll_is_never_an_answer() {
        // Given
        var poll = polls.askNow(team, GRACE, MOOD);
        store.awaitLookups();

        // When
        var reply = slack.reply(GRACE, CHANNEL, thread(poll), secret).ts();

        // Then
        assertThat(told(CHANNEL).text()).contains("Not recorded", "> " + secret);
        slack.edit(GRACE, CHANNEL, reply, secret + "!");
        await().atMost(PATIENCE)
                .until(
                        () ->
                                whispers(CHANNEL).stream()
                                        .anyMatch(one -> one.text().contains(secret + "!")));
        assertThat(submitted()).isEmpty();
    }

    @Test
    void what_is_said_in_a_channel_meanwhile_answers_no_such_poll() {
        polls.askNow(team, GRACE, MOOD);
        store.awaitLookups();

        var mention = slack.post(GRACE, CHANNEL, "@Rollcall Reviewing").ts();
        awaitSubmitted(CHANNEL, mention);
        slack.command(GRACE, CHANNEL, "/rollcall Pairing");

        await().atMost(PATIENCE).until(() -> submitted().size() == 2);
        assertNoPoll(submitted().getFirst(), "Reviewing");
        assertNoPoll(submitted().getLast(), "Pairing");
    }

    @Test
    void it_answers_the_named_questions_of_a_poll_that_has_both() {
        var poll = polls.askNow(team, GRACE, TODAY, MOOD);
        store.awaitLookups();

        var ts = talk.says("Reviewing");

        awaitSubmitted(talk.channel, ts);
        assertThat(submitted().getFirst().pollId()).isEqualTo(poll);
    }

    @Test
    void a_command_that_names_somebody_answers_no_anonymous_question() {
        var poll = polls.askNow(team, GRACE, TODAY, MOOD);
        store.awaitLookups();
        var answers = List.of(answer("Today?", "Reviewing"), answer("Mood?", secret));

        refused("answers[1].question", update("Grace", GRACE, poll, answers));
        refused("answers[1].question", update("Grace", GRACE, null, answers));
        refused("answers[1].question", update("Grace", null, poll, answers));
        assertThat(submitted()).isEmpty();

        var openly = List.of(answer("Today?", "Reviewing"));
        String stored = taken(update("Grace", GRACE, poll, openly));
        writer().body(Map.of("answers", answers))
                .put(UPDATES + "/" + stored)
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(List.of("answers[1].question")));
        assertThat(store.typesOf(UUID.fromString(stored))).hasSize(1);
        writer().body(Map.of("answers", openly)).put(UPDATES + "/" + stored).then().statusCode(200);
    }

    @Test
    void a_command_that_names_nobody_does() {
        var poll = polls.askNow(team, GRACE, TODAY, MOOD);
        var answers = List.of(answer("Mood?", secret));

        var stored = taken(update("Anonymous", null, poll, answers));

        writer().body(Map.of("answers", answers))
                .put(UPDATES + "/" + stored)
                .then()
                .statusCode(200);
    }

    @Test
    void a_command_that_names_somebody_answers_no_poll_of_anonymous_questions_alone() {
        var poll = polls.askNow(team, GRACE, MOOD);
        store.awaitLookups();
        var mood = List.of(answer("Mood?", secret));
        var today = List.of(answer("Today?", "Reviewing"));

        refused("answers[0].question", update("Grace", GRACE, poll, mood));
        refused("answers[0].question", update("Grace", GRACE, null, mood));
        refused("poll_id", update("Grace", GRACE, poll, today));
        assertThat(submitted()).isEmpty();

        taken(update("Grace", GRACE, null, today));
        assertThat(submitted()).singleElement().satisfies(one -> assertNoPoll(one, "Reviewing"));
    }

    private static void assertNoPoll(StatusUpdateSubmitted said, String content) {
        assertThat(said.content()).isEqualTo(content);
        assertThat(said.pollId()).isNull();
    }

    private static Map<String, String> answer(String question, String answer) {
        return Map.of("question", question, "answer", answer);
    }

    private Map<String, Object> update(
            String author, String user, UUID poll, List<Map<String, String>> answers) {
        var body = new HashMap<String, Object>();
        body.put("team_id", team);
        body.put("author", author);
        body.put("answers", answers);
        if (user != null) {
            body.put("slack_workspace", WORKSPACE);
            body.put("slack_user", user);
        }
        if (poll != null) {
            body.put("poll_id", poll.toString());
        }
        return body;
    }

    private static void refused(String field, Map<String, Object> update) {
        writer().body(update)
                .post(UPDATES)
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(List.of(field)));
    }

    private static String taken(Map<String, Object> update) {
        return writer().body(update).post(UPDATES).then().statusCode(201).extract().path("id");
    }

    private static RequestSpecification writer() {
        return given().header("Authorization", "Bearer " + CommandsBackends.WRITER)
                .contentType(ContentType.JSON);
    }

    private String thread(UUID poll) {
        return store.of(poll).stream()
                .map(SlackStore::event)
                .filter(PollPosted.class::isInstance)
                .map(event -> ((PollPosted) event).slackTs())
                .findFirst()
                .orElseThrow();
    }

    private List<Message> whispers(String channel) {
        return slack.messages(channel).stream()
                .filter(message -> GRACE.equals(message.onlyFor()))
                .filter(message -> message.text().contains(secret))
                .toList();
    }

    private Message told(String channel) {
        await().atMost(PATIENCE).until(() -> !whispers(channel).isEmpty());
        return whispers(channel).getLast();
    }

    private void awaitSubmitted(String channel, String ts) {
        var update = NamedIds.slackMessage(WORKSPACE, channel, ts);
        await().atMost(PATIENCE).until(() -> !store.of(update).isEmpty());
    }

    private List<StatusUpdateSubmitted> submitted() {
        return store.submittedAfter(head);
    }
}
