package dev.rollcall.commands.edge.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.edge.slack.payload.Payloads;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.polls.AnonymousAnswers;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Question;
import dev.rollcall.events.Question.Kind;
import dev.rollcall.events.codec.EnvelopeJson;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.webapi.Fault;
import dev.rollcall.local.slack.workspace.Message;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An interview asks anonymous questions, and once they are sent nothing tells whose answers they
/// are.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class AnonymousInterviewsTest {

    static final String LINUS = "U0LINUS";
    final String secret = "The coffee is dreadful " + UUID.randomUUID();
    final String more = "and so is the tea " + UUID.randomUUID();
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final Question TODAY =
            new Question("Today?", Kind.TEXT, List.of(), false, false, null, null);
    static final Question MOOD =
            new Question(
                    "Mood?", Kind.CHOICE, List.of("Splendid", "Awful"), false, true, null, null);
    static final Question WHY = new Question("Why?", Kind.TEXT, List.of(), true, true, null, null);

    /// Whatever the service keeps, but what it holds without a name.
    static final String TABLES =
            """
            select table_schema || '.' || table_name
            from information_schema.tables
            where table_schema in ('commands', 'event_store')
            and table_type = 'BASE TABLE'
            and table_name <> 'anonymous_answers'
            and has_table_privilege(format('%I.%I', table_schema, table_name), 'select')
            """;

    SlackSimulator slack;

    @Inject SlackStore store;
    @Inject Polls polls;
    @Inject Interviewee linus;
    @Inject Pool pool;
    @Inject AnonymousAnswers anonymous;

    String team;
    Talk talk;

    @BeforeEach
    void prefer() {
        team = linus.begin(slack, LINUS);
        talk = new Talk(slack, LINUS);
    }

    @AfterEach
    void mend() {
        linus.end(team);
    }

    @Test
    void once_it_is_sent_no_row_event_or_message_of_the_bots_says_whose_it_is() {
        // Given
        var poll = polls.askNow(team, LINUS, MOOD, TODAY, WHY);
        talk.hears(1, TODAY.text());
        talk.says("The import");
        var mood = talk.hears(2, MOOD.text());
        assertThat(mood.blocks().toString()).contains("Your answer stays anonymous");
        talk.presses(mood, "rollcall_interview_choose_2");
        talk.hears(3, WHY.text());
        talk.says(secret);
        var send = talk.hears(4, "cannot be changed");
        talk.says(more);
        await().atMost(PATIENCE).until(() -> !tablesThatSay(more).isEmpty());

        // When, twice, since the button is there still
        slack.failAlways("chat.update", new Fault.RateLimit(1));
        talk.presses(send, "rollcall_interview_send");
        talk.presses(send, "rollcall_interview_send");
        slack.allWell();

        // Then
        var end = talk.hears(5, "Recorded for *Platform · daily*");
        assertThat(end.blocks().toString()).contains("shown once the poll is closed");
        assertThat(
                        texts(
                                "select answers::text from commands.anonymous_answers where poll_id = '%s'"
                                        .formatted(poll)))
                .singleElement()
                .satisfies(held -> assertThat(held).contains("Awful", secret, more));
        assertThat(
                        texts(
                                "select slack_user from commands.anonymous_senders where poll_id = '%s'"
                                        .formatted(poll)))
                .containsExactly(LINUS);
        assertThat(tablesThatSay(secret)).isEmpty();
        assertThat(tablesThatSay(more)).isEmpty();
        await().atMost(PATIENCE).until(() -> linus.submitted().size() == 1);
        assertThat(events())
                .noneMatch(event -> event.contains("Awful") && !event.contains("PollOpened"));
        assertThat(talk.said())
                .filteredOn(message -> !message.ts().equals(mood.ts()))
                .noneMatch(message -> String.valueOf(message.blocks()).contains("Awful"));
        await().atMost(PATIENCE).until(() -> !talk.standing(mood).contains("Awful"));

        // And when
        polls.close(poll);

        // Then
        assertThat(linus.submitted())
                .filteredOn(update -> update.slackUser() == null)
                .singleElement()
                .satisfies(
                        update -> {
                            assertThat(update.author()).isEqualTo("Anonymous");
                            assertThat(update.answers())
                                    .containsExactly(
                                            new Answer("Mood?", "Awful"),
                                            new Answer("Why?", secret + "\n" + more));
                        });
        assertThat(events().stream().filter(event -> event.contains(secret)))
                .singleElement()
                .satisfies(
                        event ->
                                assertThat(event)
                                        .contains("\"actor\":\"rollcall\"")
                                        .doesNotContain(LINUS));
    }

    @Test
    void who_answered_by_the_form_meanwhile_is_told_that_it_was_not_taken() {
        var poll = polls.askNow(team, LINUS, MOOD);
        var mood = talk.hears(1, MOOD.text());
        talk.presses(mood, "rollcall_interview_choose_1");
        var send = talk.hears(2, "cannot be changed");
        anonymous
                .hold(
                        poll,
                        new Member(SlackTeams.WORKSPACE, LINUS),
                        "V1",
                        List.of(new Answer("Mood?", "Awful")))
                .await()
                .atMost(PATIENCE);

        talk.presses(send, "rollcall_interview_send");

        var end = talk.hears(3, "Nothing is recorded");
        assertThat(end.blocks().toString()).contains("were not taken and are deleted");
        assertThat(
                        texts(
                                "select answers::text from commands.anonymous_answers where poll_id = '%s'"
                                        .formatted(poll)))
                .singleElement()
                .satisfies(held -> assertThat(held).contains("Awful"));
    }

    @Test
    void what_reaches_us_after_they_are_sent_is_no_update_under_a_name() {
        polls.askNow(team, LINUS, WHY);
        var why = talk.hears(1, WHY.text());
        talk.says(secret);
        var send = talk.hears(2, "cannot be changed");
        talk.presses(send, "rollcall_interview_send");
        talk.hears(3, "Recorded without your name");

        wroteAfter(why);
    }

    @Test
    void what_reaches_us_after_they_were_put_off_is_no_update_under_a_name() {
        polls.askNow(team, LINUS, WHY);
        var why = talk.hears(1, WHY.text());
        talk.says("later");
        talk.hears(2, "report");

        wroteAfter(why);
    }

    @Test
    void what_reaches_us_after_they_ended_without_a_word_is_no_update_under_a_name() {
        var poll = polls.askNow(team, LINUS, WHY);
        var why = talk.hears(1, WHY.text());
        linus.command("skip");
        await().atMost(PATIENCE).until(() -> linus.stage(poll).equals("ended"));

        wroteAfter(why);
    }

    /// Slack brings only now what they wrote right after a message of the bot's, and it is kept
    /// nowhere.
    private void wroteAfter(Message message) {
        long told = told();
        var text = "Late words " + UUID.randomUUID();
        var ts = new BigDecimal(message.ts()).add(new BigDecimal("0.000001")).toPlainString();
        var event = Payloads.message(talk.channel, LINUS, ts, text);
        SlackRequests.event(Payloads.callback(SlackTeams.WORKSPACE, event).toString())
                .statusCode(200);
        await().atMost(PATIENCE).until(() -> told() == told + 1);
        assertThat(linus.submitted()).isEmpty();
        assertThat(tablesThatSay(text)).isEmpty();
    }

    private long told() {
        return slack.messages(talk.channel).stream()
                .filter(message -> LINUS.equals(message.onlyFor()))
                .filter(message -> message.text().contains("would bear your name"))
                .count();
    }

    @Test
    void a_poll_of_anonymous_questions_alone_is_asked_once_and_awaited_no_more() {
        var poll = polls.askNow(team, LINUS, WHY);
        talk.hears(1, WHY.text());
        var why = talk.says(secret);
        talk.hears(2, "cannot be changed");
        talk.says("send");
        talk.hears(3, "Recorded without your name");

        talk.deletes(why);
        talk.says("report");

        talk.hears(4, "Nothing is awaited of you");
        assertThat(linus.submitted()).isEmpty();
        assertThat(
                        texts(
                                "select id::text from commands.anonymous_answers where poll_id = '%s'"
                                        .formatted(poll)))
                .hasSize(1);
    }

    @Test
    void what_is_not_sent_is_deleted_when_the_poll_is_closed() {
        var poll = polls.askNow(team, LINUS, WHY);
        talk.hears(1, WHY.text());
        talk.says(secret);
        talk.hears(2, "cannot be changed");
        assertThat(tablesThatSay(secret)).containsExactly("commands.slack_interviews");

        polls.close(poll);

        await().atMost(PATIENCE).until(() -> tablesThatSay(secret).isEmpty());
        talk.hears(3, "takes no anonymous answers any more");
        assertThat(linus.submitted()).isEmpty();
    }

    private List<String> events() {
        return linus.envelopes().stream()
                .map(event -> new String(EnvelopeJson.write(event), UTF_8))
                .toList();
    }

    private List<String> tablesThatSay(String words) {
        return texts(TABLES).stream()
                .filter(
                        table ->
                                !texts(
                                                "select t::text from %s t where t::text like '%%%s%%'"
                                                        .formatted(table, words))
                                        .isEmpty())
                .toList();
    }

    private List<String> texts(String sql) {
        return pool.query(sql).execute().await().atMost(PATIENCE).stream()
                .map(row -> row.getString(0))
                .toList();
    }
}
