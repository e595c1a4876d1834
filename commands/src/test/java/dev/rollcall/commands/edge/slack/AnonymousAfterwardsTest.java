package dev.rollcall.commands.edge.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.edge.slack.payload.Payloads;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.polls.AnonymousAnswers;
import dev.rollcall.commands.polls.AnonymousAnswers.Access;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Question;
import dev.rollcall.events.Question.Kind;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.delivery.Outcome.Invalid;
import dev.rollcall.local.slack.people.Surface;
import dev.rollcall.local.slack.workspace.Message;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What was meant to bear no name and comes once its poll is over bears none, and is in nobody's
/// way.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class AnonymousAfterwardsTest {

    static final String LINUS = "U0LINUS";
    static final String GRACE = "U0GRACE";
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final Question WHY = new Question("Why?", Kind.TEXT, List.of(), false, true, null, null);

    static final Question MOOD =
            new Question(
                    "Mood?", Kind.CHOICE, List.of("Splendid", "Awful"), false, true, null, null);

    final String secret = "The coffee is dreadful " + UUID.randomUUID();

    SlackSimulator slack;

    @Inject SlackStore store;
    @Inject Polls polls;
    @Inject Interviewee linus;
    @Inject Pool pool;
    @Inject AnonymousAnswers anonymous;

    String team;

    @BeforeEach
    void prefer() {
        team = linus.begin(slack, LINUS);
    }

    @AfterEach
    void mend() {
        linus.end(team);
    }

    @Test
    void an_interview_whose_question_was_needless_hears_nothing_of_the_next_one() {
        // Given one that ended before anything was said
        var talk = new Talk(slack, LINUS);
        var first = polls.askNow(team, LINUS, WHY);
        talk.hears(1, WHY.text());
        linus.command("skip");
        await().atMost(PATIENCE).until(() -> linus.stage(first).equals("ended"));
        SlackTeams.comeBack(LINUS);
        execute(
                "update commands.slack_posts set ts = null where subject = (select id from commands.slack_interviews where poll_id = '%s')"
                        .formatted(first));
        int said = talk.said().size();

        // When
        polls.ask(team, LINUS, Interviewee.DONE, Interviewee.TODAY);
        talk.hears(said + 1, Interviewee.DONE.text());
        talk.says("The import");

        // Then
        talk.hears(said + 2, Interviewee.TODAY.text());
        assertThat(linus.submitted()).isEmpty();
    }

    @Test
    void what_was_written_directly_while_it_was_open_is_refused_when_it_comes_after_its_end() {
        // Given
        var talk = new Talk(slack, GRACE);
        var poll = polls.askNow(team, GRACE, WHY);
        var written = Instant.now();
        store.awaitLookups();
        polls.close(poll);
        store.awaitLookups();

        // When
        var ts = "%d.%06d".formatted(written.getEpochSecond(), written.getNano() / 1_000);
        var event = Payloads.message(talk.channel, GRACE, ts, secret);
        SlackRequests.event(Payloads.callback(SlackTeams.WORKSPACE, event).toString())
                .statusCode(200);

        // Then
        await().atMost(PATIENCE).until(() -> isTold(talk.channel, "bears your name"));
        assertThat(linus.submitted()).isEmpty();
    }

    @Test
    void a_form_that_is_sent_after_its_end_keeps_what_it_would_lose() {
        // Given
        var poll = polls.askNow(team, GRACE, Interviewee.TODAY, WHY);
        var ts = Polls.post(slack, Interviewee.CHANNEL, poll);
        var form = form(ts).fill("q1", "answer", "Reviewing").fill("a2", "answer", secret);
        polls.close(poll);

        // When
        var sent = form.submit();

        // Then
        assertThat(sent)
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> {
                            assertThat(invalid.errors()).containsOnlyKeys("a2");
                            assertThat(invalid.errors().get("a2")).contains("no anonymous answers");
                        });
        assertThat(linus.submitted()).isEmpty();
        form.closeAll();
        var rest = form(ts);
        assertThat(rest.blocks().toString()).contains("Reviewing").doesNotContain(secret);
    }

    @Test
    void a_form_with_nothing_to_lose_goes_on_with_the_rest() {
        // Given
        var poll = polls.askNow(team, GRACE, Interviewee.TODAY, MOOD);
        var ts = Polls.post(slack, Interviewee.CHANNEL, poll);
        var form = form(ts).fill("q1", "answer", "Reviewing").fill("a2", "answer", "Awful");
        polls.close(poll);

        // When
        form.submit();

        // Then
        var rest = slack.person(GRACE).modal();
        assertThat(rest.blocks().toString())
                .contains("please look the rest over", "Reviewing")
                .doesNotContain("Mood?");
        rest.submit();
        await().atMost(PATIENCE).until(() -> linus.submitted().size() == 1);
        assertThat(linus.submitted().getFirst().answers())
                .containsExactly(new Answer(Interviewee.TODAY.text(), "Reviewing"));
    }

    @Test
    void what_comes_for_a_poll_that_is_forgotten_is_too_late() {
        var poll = polls.askNow(team, GRACE, WHY);
        polls.close(poll);
        execute("delete from commands.polls where poll_id = '%s'".formatted(poll));

        var access =
                anonymous.hold(
                        poll,
                        new Member(SlackTeams.WORKSPACE, GRACE),
                        "V1",
                        List.of(new Answer("Why?", secret)));

        assertThat(access.await().atMost(PATIENCE)).isEqualTo(Access.CLOSED);
    }

    private Surface form(String ts) {
        var grace = slack.person(GRACE);
        if (!grace.modals().isEmpty()) {
            grace.modal().closeAll();
        }
        grace.message(Interviewee.CHANNEL, ts).press("rollcall_answer");
        await().atMost(PATIENCE).until(() -> grace.modals().size() == 1);
        return grace.modal();
    }

    private boolean isTold(String channel, String words) {
        return slack.messages(channel).stream()
                .filter(message -> GRACE.equals(message.onlyFor()))
                .filter(message -> message.text().contains(secret))
                .map(Message::text)
                .anyMatch(text -> text.contains(words));
    }

    private void execute(String sql) {
        pool.query(sql).execute().await().atMost(PATIENCE);
    }
}
