package dev.rollcall.commands.polls;

import static dev.rollcall.commands.polls.AnonymousPolls.MOOD;
import static dev.rollcall.commands.polls.AnonymousPolls.PEOPLE;
import static dev.rollcall.commands.polls.AnonymousPolls.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.polls.AnonymousAnswers.Access;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.delivery.Outcome;
import dev.rollcall.local.slack.delivery.Outcome.Taken;
import dev.rollcall.local.slack.people.Person;
import dev.rollcall.local.slack.people.Surface;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From the form to the summary: who gave an anonymous answer stands nowhere.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class AnonymousFormsTest {

    static final String CHANNEL = "C0DATA";
    static final Duration PATIENCE = Duration.ofSeconds(20);

    SlackSimulator slack;

    @Inject AnonymousPolls polls;
    @Inject AnonymousAnswers anonymous;

    final List<String> logged = Collections.synchronizedList(new ArrayList<>());
    final Handler ear =
            new Handler() {
                @Override
                public void publish(LogRecord line) {
                    logged.add(String.valueOf(line.getMessage()));
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    String team;

    @BeforeEach
    void aTeam() {
        slack.app("http://127.0.0.1:" + RestAssured.port);
        team = SlackTeams.registerIn(CHANNEL, "Data");
        for (var user : PEOPLE) {
            var person = slack.person(user);
            if (!person.modals().isEmpty()) {
                person.modal().closeAll();
            }
        }
    }

    @Test
    void who_gave_an_anonymous_answer_stands_in_no_event_row_draft_log_or_message() {
        // Given
        var log = Logger.getLogger("");
        log.addHandler(ear);
        var poll = polls.open(team, TODAY, MOOD);

        // When
        for (var user : PEOPLE) {
            press(user, poll);
            form(user).fill("q1", "answer", "open of " + user);
            form(user).choose("a2", "answer", secret(user));
            assertThat(
                            form(user)
                                    .fill("q1", "answer", "open of " + user)
                                    .fill("a2", "answer", secret(user))
                                    .submit())
                    .isEqualTo(new Taken());
        }

        // Then, while it is open, the answers are held and bear no name
        assertThat(polls.events()).noneMatch(event -> event.contains("secret of"));
        assertThat(polls.rows("anonymous_answers", poll))
                .hasSize(3)
                .noneMatch(row -> PEOPLE.stream().anyMatch(user -> row.contains('"' + user + '"')));
        assertThat(
                        polls.texts(
                                "select distinct xmin::text from commands.anonymous_answers where poll_id = '%s'"
                                        .formatted(poll)))
                .hasSize(1);
        assertThat(polls.texts("select t::text from commands.slack_drafts t"))
                .noneMatch(row -> row.contains("secret of"));
        assertThat(polls.rows("anonymous_senders", poll)).hasSize(3);

        // And when
        polls.close(poll);

        // Then
        var stored = polls.submitted(poll);
        assertThat(stored)
                .extracting(StatusUpdateSubmitted::answers)
                .containsAll(
                        PEOPLE.stream()
                                .map(user -> List.of(new Answer("Mood?", secret(user))))
                                .toList());
        assertThat(stored.stream().filter(one -> one.slackUser() == null))
                .hasSize(3)
                .allSatisfy(
                        one -> {
                            assertThat(one.author()).isEqualTo("Anonymous");
                            assertThat(one.slackWorkspace()).isNull();
                        });
        assertThat(polls.events().stream().filter(event -> event.contains("secret of")))
                .hasSize(3)
                .allSatisfy(
                        event -> {
                            assertThat(event).contains("\"actor\":\"rollcall\"");
                            assertThat(event).doesNotContain("\"ip\":\"", "user_agent\":\"");
                            assertThat(event).doesNotContain("slack_user\":\"");
                        });
        assertThat(polls.typesOf(poll).getLast()).isEqualTo("PollClosed");
        assertThat(positionOfLastSecret()).isLessThan(closedAt(poll));
        assertThat(polls.rows("anonymous_answers", poll)).isEmpty();
        assertThat(polls.rows("updates", poll).stream().filter(row -> row.contains("secret of")))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row).contains("\"slack_user\":null"));
        assertThat(slack.messages(CHANNEL))
                .noneMatch(message -> message.text().contains("secret of"));
        log.removeHandler(ear);
        assertThat(logged).noneMatch(line -> line.contains("secret of"));
    }

    @Test
    void a_form_that_comes_again_is_held_once_and_another_one_not_at_all() {
        var poll = polls.open(team, TODAY, MOOD);
        var ada = new Member(SlackTeams.WORKSPACE, "U0ADA");
        var said = List.of(new Answer("Mood?", "fine"));

        assertThat(done(anonymous.hold(poll, ada, "V1", said))).isEqualTo(Access.OPEN);
        assertThat(done(anonymous.hold(poll, ada, "V1", said))).isEqualTo(Access.OPEN);
        assertThat(done(anonymous.hold(poll, ada, "V2", said))).isEqualTo(Access.ANSWERED);

        assertThat(polls.rows("anonymous_answers", poll)).hasSize(1);
        press("U0ADA", poll);
        assertThat(form("U0ADA").blocks().toString())
                .contains("Its anonymous questions are not asked here")
                .doesNotContain("\"a2\"");
    }

    @Test
    void a_poll_of_anonymous_questions_alone_is_answered_once_without_any_name() {
        var poll = polls.open(team, MOOD);

        press("U0ADA", poll);
        assertThat(form("U0ADA").fill("a1", "answer", "well").submit()).isEqualTo(new Taken());
        press("U0ADA", poll);

        await().atMost(PATIENCE)
                .until(
                        () ->
                                slack.messages(CHANNEL).stream()
                                        .anyMatch(
                                                message ->
                                                        message.text()
                                                                .contains(
                                                                        "All questions of this poll are anonymous")));
        assertThat(polls.submitted(poll)).isEmpty();
        polls.close(poll);
        assertThat(polls.submitted(poll)).hasSize(1);
    }

    private static String secret(String user) {
        return "secret of " + user.hashCode();
    }

    private void press(String user, UUID poll) {
        var message =
                slack.messages(CHANNEL).stream()
                        .filter(one -> one.blocks() != null)
                        .filter(one -> one.blocks().toString().contains(poll.toString()))
                        .findFirst()
                        .orElseThrow();
        Outcome pressed =
                slack.person(user).message(CHANNEL, message.ts()).press("rollcall_answer");
        assertThat(pressed).isEqualTo(new Taken());
    }

    private Surface form(String user) {
        Person person = slack.person(user);
        await().atMost(PATIENCE).until(() -> person.modals().size() == 1);
        return person.modal();
    }

    private long positionOfLastSecret() {
        return polls.envelopes().stream()
                .filter(event -> event.data().contains("secret of"))
                .mapToLong(Envelope::position)
                .max()
                .orElseThrow();
    }

    private long closedAt(UUID poll) {
        return polls.envelopes().stream()
                .filter(event -> event.aggregateId().equals(poll.toString()))
                .filter(event -> event.type().equals("PollClosed"))
                .mapToLong(Envelope::position)
                .max()
                .orElseThrow();
    }

    private static <T> T done(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
