package dev.rollcall.commands.polls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.handling.Request;
import dev.rollcall.commands.lookups.Lookups;
import dev.rollcall.commands.model.poll.Poll;
import dev.rollcall.commands.model.poll.PollCommand.OpenPoll;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.polls.AnonymousAnswers.Access;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Asked;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Metadata;
import dev.rollcall.events.PollSettings;
import dev.rollcall.events.Question;
import dev.rollcall.events.Question.Kind;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EnvelopeJson;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.delivery.Outcome;
import dev.rollcall.local.slack.delivery.Outcome.Taken;
import dev.rollcall.local.slack.people.Person;
import dev.rollcall.local.slack.people.Surface;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From the form to the summary: who gave an anonymous answer stands nowhere.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class AnonymousAnswersTest {

    static final String CHANNEL = "C0DATA";
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final List<String> PEOPLE = List.of("U0ADA", "U0GRACE", "U0LINUS");
    static final Question TODAY =
            new Question("Today?", Kind.TEXT, List.of(), true, false, null, null);
    static final Question MOOD =
            new Question("Mood?", Kind.TEXT, List.of(), true, true, null, null);

    SlackSimulator slack;

    @Inject CommandHandler handler;
    @Inject EventReader reader;
    @Inject Lookups lookups;
    @Inject AnonymousAnswers anonymous;
    @Inject Asking asking;
    @Inject Pool pool;

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
    long head;

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
        var poll = open(TODAY, MOOD);

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
        assertThat(events()).noneMatch(event -> event.contains("secret of"));
        assertThat(rows("anonymous_answers", poll))
                .hasSize(3)
                .noneMatch(row -> PEOPLE.stream().anyMatch(user -> row.contains('"' + user + '"')));
        assertThat(distinct("xmin", poll)).isEqualTo(1);
        assertThat(all("slack_drafts")).noneMatch(row -> row.contains("secret of"));
        assertThat(rows("anonymous_senders", poll)).hasSize(3);

        // And when
        close(poll);

        // Then
        var stored = submitted(poll);
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
        assertThat(events().stream().filter(event -> event.contains("secret of")))
                .hasSize(3)
                .allSatisfy(
                        event -> {
                            assertThat(event).contains("\"actor\":\"rollcall\"");
                            assertThat(event).doesNotContain("\"ip\":\"", "user_agent\":\"");
                            assertThat(event).doesNotContain("slack_user\":\"");
                        });
        assertThat(typesOf(poll).getLast()).isEqualTo("PollClosed");
        assertThat(positionOfLastSecret()).isLessThan(closedAt(poll));
        assertThat(rows("anonymous_answers", poll)).isEmpty();
        assertThat(rows("updates", poll).stream().filter(row -> row.contains("secret of")))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row).contains("\"slack_user\":null"));
        assertThat(slack.messages(CHANNEL))
                .noneMatch(message -> message.text().contains("secret of"));
        log.removeHandler(ear);
        assertThat(logged).noneMatch(line -> line.contains("secret of"));
    }

    @Test
    void a_form_that_comes_again_is_held_once_and_another_one_not_at_all() {
        var poll = open(TODAY, MOOD);
        var ada = new Member(SlackTeams.WORKSPACE, "U0ADA");
        var said = List.of(new Answer("Mood?", "fine"));

        assertThat(done(anonymous.hold(poll, ada, "V1", said))).isEqualTo(Access.OPEN);
        assertThat(done(anonymous.hold(poll, ada, "V1", said))).isEqualTo(Access.OPEN);
        assertThat(done(anonymous.hold(poll, ada, "V2", said))).isEqualTo(Access.ANSWERED);

        assertThat(rows("anonymous_answers", poll)).hasSize(1);
        press("U0ADA", poll);
        assertThat(form("U0ADA").blocks().toString())
                .contains("Its anonymous questions are not asked here")
                .doesNotContain("\"a2\"");
    }

    @Test
    void what_all_send_at_the_same_time_is_all_held() {
        var poll = open(TODAY, MOOD);

        var sending =
                Stream.iterate(0, n -> n < 20, n -> n + 1)
                        .map(
                                n ->
                                        anonymous.hold(
                                                poll,
                                                new Member("T1", "U" + n),
                                                "V" + n,
                                                List.of(new Answer("Mood?", "mood " + n))))
                        .toList();
        done(Uni.join().all(sending).andFailFast());

        assertThat(rows("anonymous_answers", poll)).hasSize(20);
    }

    /// A pod that dies between the two leaves the row, and whoever comes next finds the event.
    @Test
    void what_became_an_event_before_a_crash_becomes_none_again() {
        // Given
        var poll = open(TODAY, MOOD);
        var ada = new Member(SlackTeams.WORKSPACE, "U0ADA");
        done(anonymous.hold(poll, ada, "V1", List.of(new Answer("Mood?", "fine"))));
        var held =
                pool.preparedQuery("select * from commands.anonymous_answers where poll_id = $1")
                        .execute(Tuple.of(poll))
                        .await()
                        .atMost(PATIENCE)
                        .iterator()
                        .next();
        done(anonymous.settle(poll));

        // When
        pool.preparedQuery("insert into commands.anonymous_answers values ($1, $2, $3, $4, $5)")
                .execute(
                        Tuple.of(
                                held.getUUID("id"),
                                poll,
                                held.getUUID("team_id"),
                                held.getJsonArray("answers"),
                                false))
                .await()
                .atMost(PATIENCE);
        done(anonymous.settle(poll));

        // Then
        assertThat(submitted(poll)).hasSize(1);
        assertThat(rows("anonymous_answers", poll)).isEmpty();
    }

    @Test
    void what_comes_late_waits_until_the_poll_takes_no_more_and_then_it_takes_no_more() {
        // Given
        var poll = open(TODAY, MOOD);
        close(poll);
        var ada = new Member(SlackTeams.WORKSPACE, "U0ADA");
        var grace = new Member(SlackTeams.WORKSPACE, "U0GRACE");
        var said = List.of(new Answer("Mood?", "late"));

        // When
        assertThat(done(anonymous.hold(poll, ada, "V1", said))).isEqualTo(Access.OPEN);
        done(asking.forget());

        // Then
        assertThat(submitted(poll)).isEmpty();

        // And when
        execute(
                "update commands.polls set closes_at = now() - interval '25 hours' where poll_id = '%s'"
                        .formatted(poll));
        done(asking.forget());

        // Then
        assertThat(submitted(poll)).hasSize(1);
        assertThat(done(anonymous.hold(poll, grace, "V2", said))).isEqualTo(Access.CLOSED);
        assertThat(done(anonymous.access(poll, grace, Optional.empty()))).isEqualTo(Access.CLOSED);
    }

    @Test
    void a_poll_of_anonymous_questions_alone_is_answered_once_without_any_name() {
        var poll = open(MOOD);

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
        assertThat(submitted(poll)).isEmpty();
        close(poll);
        assertThat(submitted(poll)).hasSize(1);
    }

    private static String secret(String user) {
        return "secret of " + user.hashCode();
    }

    private UUID open(Question... questions) {
        head = reader.head().await().atMost(PATIENCE);
        var id = UUID.randomUUID();
        var command = UUID.randomUUID();
        var asked =
                PEOPLE.stream().map(user -> new Asked(SlackTeams.WORKSPACE, user, "UTC")).toList();
        var opening =
                new OpenPoll(
                        UUID.fromString(team),
                        "mood",
                        "2100-03-01T09:30",
                        "UTC",
                        asked,
                        new PollSettings(false, List.of(questions), null, 0, null, null, null));
        done(
                handler.handle(
                        Request.of(
                                command,
                                new Metadata(
                                        "rollcall",
                                        "schedule",
                                        null,
                                        null,
                                        "of " + id,
                                        null,
                                        command.toString(),
                                        "hash",
                                        null,
                                        null,
                                        null)),
                        work -> work.decide(Poll.decider(), id, opening)));
        await().atMost(PATIENCE).until(() -> typesOf(id).contains("PollPosted"));
        caughtUp();
        return id;
    }

    private void close(UUID poll) {
        execute(
                "update commands.polls set closes_at = now(), due_at = now() where poll_id = '%s'"
                        .formatted(poll));
        done(asking.due().chain(asking::carryOut));
        caughtUp();
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

    private void caughtUp() {
        long end = reader.head().await().atMost(PATIENCE);
        await().atMost(PATIENCE).until(() -> lookups.reached(1, end).await().atMost(PATIENCE));
    }

    private List<Envelope> envelopes() {
        return reader.after(head, 10_000).await().atMost(PATIENCE);
    }

    /// As they are published and exported.
    private List<String> events() {
        return envelopes().stream().map(one -> new String(EnvelopeJson.write(one), UTF_8)).toList();
    }

    private long positionOfLastSecret() {
        return envelopes().stream()
                .filter(event -> event.data().contains("secret of"))
                .mapToLong(Envelope::position)
                .max()
                .orElseThrow();
    }

    private long closedAt(UUID poll) {
        return envelopes().stream()
                .filter(event -> event.aggregateId().equals(poll.toString()))
                .filter(event -> event.type().equals("PollClosed"))
                .mapToLong(Envelope::position)
                .max()
                .orElseThrow();
    }

    private List<String> typesOf(UUID aggregate) {
        return reader.stream(aggregate.toString(), 0, 100).await().atMost(PATIENCE).stream()
                .map(Envelope::type)
                .toList();
    }

    private List<StatusUpdateSubmitted> submitted(UUID poll) {
        return envelopes().stream()
                .map(EventCodec::decode)
                .flatMap(
                        event ->
                                event instanceof Decoded.Known(StatusUpdateSubmitted submitted)
                                        ? Stream.of(submitted)
                                        : Stream.empty())
                .filter(one -> poll.equals(one.pollId()))
                .toList();
    }

    private List<String> rows(String table, UUID poll) {
        return texts(
                        "select to_jsonb(t)::text from commands.%s t where poll_id = '%s'"
                                .formatted(table, poll))
                .stream()
                .map(row -> row.replace(": ", ":"))
                .toList();
    }

    private List<String> all(String table) {
        return texts("select to_jsonb(t)::text from commands.%s t".formatted(table));
    }

    private int distinct(String column, UUID poll) {
        return texts(
                        "select distinct %s::text from commands.anonymous_answers where poll_id = '%s'"
                                .formatted(column, poll))
                .size();
    }

    private List<String> texts(String sql) {
        return pool.query(sql).execute().await().atMost(PATIENCE).stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private void execute(String sql) {
        pool.query(sql).execute().await().atMost(PATIENCE);
    }

    private static <T> T done(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
