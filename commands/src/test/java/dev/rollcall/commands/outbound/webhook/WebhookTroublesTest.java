package dev.rollcall.commands.outbound.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.rollcall.commands.InstallBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.outbound.webhook.Hook.Message;
import dev.rollcall.events.Envelope;
import dev.rollcall.eventstore.read.EventReader;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A receiver fails, asks for time, or is gone.
@QuarkusTest
@TestProfile(InstallBackends.Profile.class)
class WebhookTroublesTest {

    static final Duration PATIENCE = Hook.PATIENCE;

    @Inject EventReader reader;
    @Inject Pool pool;

    Hook hook;
    String team;

    @BeforeEach
    void aReceiver() {
        hook = new Hook();
        team = SlackTeams.register("Platform");
    }

    @AfterEach
    void isGone() {
        hook.close();
    }

    @Test
    void what_fails_is_told_again_under_the_same_id_and_signed_anew() {
        // Given
        var secret = hook.isTold(team, "submitted");
        hook.answers(500).answers(302, "Location", "http://127.0.0.1:1/").answers(503);

        // When
        SlackTeams.submit(team, "Ada", "at the fourth attempt");

        // Then
        var told = hook.awaitMessages(4);
        hook.awaitStatuses("delivered");
        assertThat(told).extracting(Message::webhookId).containsOnly(told.getFirst().webhookId());
        assertThat(told).extracting(Message::body).containsOnly(told.getFirst().body());
        told.forEach(message -> Signed.check(message, secret));
        assertThat(hook.deliveries().getInt("deliveries[0].attempts")).isEqualTo(4);
    }

    @Test
    void what_fails_too_often_is_given_up_with_a_remedy_and_told_when_retried() {
        // Given
        hook.isTold(team, "submitted");
        hook.answers(500).answers(500).answers(500).answers(404);
        SlackTeams.submit(team, "Ada", "lost");
        hook.awaitStatuses("given_up");
        var given = hook.deliveries();
        assertThat(given.getString("deliveries[0].error")).isEqualTo("status_404");
        assertThat(given.getInt("deliveries[0].answer_code")).isEqualTo(404);
        assertThat(given.getString("deliveries[0].remedy")).contains("retry");

        // When
        var id = given.getString("deliveries[0].id");
        Hook.operator()
                .post(Hook.ROUTE + hook.id + "/deliveries/" + id + "/retry")
                .then()
                .statusCode(200)
                .body("status", equalTo("waiting"));

        // Then
        var told = hook.awaitMessages(5);
        hook.awaitStatuses("delivered");
        assertThat(told.getLast().webhookId()).isEqualTo(id);
        assertThat(told.getLast().json().getBoolean("replay")).isTrue();
    }

    @Test
    void a_receiver_that_asks_for_time_gets_it() {
        // Given
        hook.isTold(team, "submitted");
        hook.answers(429, "Retry-After", "600");

        // When
        SlackTeams.submit(team, "Ada", "later");

        // Then
        hook.awaitMessages(1);
        await().atMost(PATIENCE)
                .until(
                        () ->
                                "status_429"
                                        .equals(
                                                hook.deliveries()
                                                        .getString("deliveries[0].error")));
        assertThat(Instant.parse(hook.deliveries().getString("deliveries[0].due_at")))
                .isAfter(Instant.now().plusSeconds(500));
    }

    @Test
    void a_receiver_that_is_gone_is_told_nothing_more_until_it_is_set_again() {
        // Given
        hook.isTold(team, "submitted");
        hook.answers(410);

        // When
        SlackTeams.submit(team, "Ada", "to nobody");

        // Then
        hook.awaitStatuses("given_up");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(stream(hook.id.toString()))
                                        .extracting(Envelope::type)
                                        .containsExactly("WebhookSet", "WebhookDisabled"));
        Hook.operator()
                .get(Hook.ROUTE + hook.id)
                .then()
                .body("disabled", equalTo("the receiver answered 410 Gone"));
        await().atMost(PATIENCE)
                .until(
                        () ->
                                Hook.operator()
                                                .post(hook.replay(Instant.EPOCH, Instant.EPOCH))
                                                .statusCode()
                                        == 409);
        SlackTeams.submit(team, "Ada", "to nobody either");

        // And when
        hook.isTold(team, "submitted");
        SlackTeams.submit(team, "Ada", "to somebody");

        // Then
        assertThat(hook.awaitMessages(2).getLast().body()).contains("to somebody");
    }

    /// As when a pod was killed after the answer and before its note.
    @Test
    void what_was_told_and_not_noted_is_told_again_under_the_same_id() {
        // Given
        hook.isTold(team, "submitted");
        SlackTeams.submit(team, "Ada", "twice");
        hook.awaitStatuses("delivered");

        // When
        pool.preparedQuery(
                        """
                        update commands.webhook_deliveries
                        set status = 'waiting', claimed_until = now() - interval '1 second'
                        where webhook_id = $1
                        """)
                .execute(Tuple.of(hook.id))
                .await()
                .atMost(PATIENCE);

        // Then
        var told = hook.awaitMessages(2);
        assertThat(told.getFirst().webhookId()).isEqualTo(told.getLast().webhookId());
        assertThat(told.getFirst().body()).isEqualTo(told.getLast().body());
    }

    @Test
    void what_was_taken_back_before_it_could_be_told_is_not_told() {
        // Given
        hook.isTold(team, "submitted");
        hook.answers(429, "Retry-After", "600");
        var update = SlackTeams.submit(team, "Ada", "oops");
        hook.awaitMessages(1);
        await().atMost(PATIENCE)
                .until(
                        () ->
                                "status_429"
                                        .equals(
                                                hook.deliveries()
                                                        .getString("deliveries[0].error")));

        // When
        SlackTeams.retract(update);
        Hook.operator()
                .post(
                        Hook.ROUTE
                                + hook.id
                                + "/deliveries/"
                                + hook.deliveries().getString("deliveries[0].id")
                                + "/retry")
                .then()
                .statusCode(200);

        // Then
        hook.awaitStatuses("skipped");
        assertThat(hook.deliveries().getString("deliveries[0].error"))
                .isEqualTo("retracted_before");
        assertThat(hook.messages()).hasSize(1);
    }

    private List<Envelope> stream(String aggregate) {
        return reader.stream(aggregate, 0, 100).await().atMost(PATIENCE);
    }
}
