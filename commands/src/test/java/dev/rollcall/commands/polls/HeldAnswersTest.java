package dev.rollcall.commands.polls;

import static dev.rollcall.commands.polls.AnonymousPolls.MOOD;
import static dev.rollcall.commands.polls.AnonymousPolls.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.handling.UnavailableException;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.polls.AnonymousAnswers.Access;
import dev.rollcall.events.Answer;
import dev.rollcall.local.slack.SlackSimulator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Anonymous answers are held until they can be events, each once.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class HeldAnswersTest {

    static final String CHANNEL = "C0DATA";
    static final Duration PATIENCE = Duration.ofSeconds(20);

    SlackSimulator slack;

    @Inject AnonymousPolls polls;
    @Inject AnonymousAnswers anonymous;
    @Inject Asking asking;
    @Inject Pool pool;

    String team;

    @BeforeEach
    void aTeam() {
        slack.app("http://127.0.0.1:" + RestAssured.port);
        team = SlackTeams.registerIn(CHANNEL, "Data");
    }

    @Test
    void what_all_send_at_the_same_time_is_all_held() {
        var poll = polls.open(team, TODAY, MOOD);

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

        assertThat(polls.rows("anonymous_answers", poll)).hasSize(20);
    }

    /// A pod that dies between the two leaves the row, and whoever comes next finds the event.
    @Test
    void what_became_an_event_before_a_crash_becomes_none_again() {
        // Given
        var poll = polls.open(team, TODAY, MOOD);
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
        assertThat(polls.submitted(poll)).hasSize(1);
        assertThat(polls.rows("anonymous_answers", poll)).isEmpty();
    }

    @Test
    void what_comes_late_is_not_taken_since_it_would_come_alone() {
        // Given
        var poll = polls.open(team, TODAY, MOOD);
        polls.execute(
                "update commands.polls set closes_at = now() where poll_id = '%s'".formatted(poll));

        // Then, before and after it is closed
        assertTakesNoMore(poll);
        polls.close(poll);
        assertTakesNoMore(poll);
    }

    /// The clocks of two pods differ.
    @Test
    void what_comes_once_the_others_are_events_is_not_taken_whatever_the_clock_says() {
        var poll = polls.open(team, TODAY, MOOD);

        done(anonymous.settle(poll));

        assertTakesNoMore(poll);
    }

    private void assertTakesNoMore(UUID poll) {
        var ada = new Member(SlackTeams.WORKSPACE, "U0ADA");
        assertThat(done(anonymous.access(poll, ada, Optional.empty()))).isEqualTo(Access.CLOSED);
        assertThat(done(anonymous.hold(poll, ada, "V1", List.of(new Answer("Mood?", "late")))))
                .isEqualTo(Access.CLOSED);
        assertThat(polls.rows("anonymous_answers", poll)).isEmpty();
        assertThat(polls.rows("anonymous_senders", poll)).isEmpty();
    }

    @Test
    void what_an_earlier_build_took_in_late_becomes_an_event() {
        // Given
        var poll = polls.open(team, TODAY, MOOD);
        polls.close(poll);
        polls.execute(
                """
                insert into commands.anonymous_answers
                values ('%s', '%s', '%s', '[{"question": "Mood?", "answer": "late"}]', true)
                """
                        .formatted(UUID.randomUUID(), poll, team));

        // When
        done(asking.forget());

        // Then
        assertThat(polls.submitted(poll))
                .singleElement()
                .satisfies(one -> assertThat(one.author()).isEqualTo("Anonymous"));
        assertThat(polls.rows("anonymous_answers", poll)).isEmpty();
    }

    @Test
    void what_comes_before_the_look_ups_know_its_poll_is_not_taken_for_late() {
        // Given
        var poll = polls.open(team, TODAY, MOOD);
        polls.execute("delete from commands.polls where poll_id = '%s'".formatted(poll));
        var ada = new Member(SlackTeams.WORKSPACE, "U0ADA");
        var held = anonymous.hold(poll, ada, "V1", List.of(new Answer("Mood?", "fine")));

        // Then
        assertThatThrownBy(() -> done(held)).isInstanceOf(UnavailableException.class);
        assertThat(polls.rows("anonymous_senders", poll)).isEmpty();
        assertThat(done(anonymous.hold(UUID.randomUUID(), ada, "V1", List.of())))
                .isEqualTo(Access.CLOSED);
    }

    private static <T> T done(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
