package dev.rollcall.commands.outbound.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.outbound.slack.PollRound;
import dev.rollcall.commands.outbound.webhook.Hook.Message;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Envelope;
import dev.rollcall.eventstore.read.EventReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a receiver is told, over real HTTP.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class WebhooksTest {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final String BERLIN = "Europe/Berlin";

    @Inject CommandHandler handler;
    @Inject EventReader reader;
    @Inject Pool pool;
    @Inject WebhookDeliveries deliveries;

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
    void an_update_is_told_in_words_that_its_signature_holds_to() {
        // Given
        var secret = hook.isTold(team, "submitted");

        // When
        var update = SlackTeams.submit(team, "Ada", "Finished the import 🚀");
        SlackTeams.submit(SlackTeams.register("Another"), "Grace", "not theirs");

        // Then
        var message = awaitMessages(1).getFirst();
        assertThat(message.headers())
                .containsEntry("content-type", "application/json")
                .containsKey("content-length");
        assertSigned(message, secret);
        var body = message.json();
        assertThat(body.getString("type")).isEqualTo("status_update.submitted");
        assertThat(body.getBoolean("replay")).isFalse();
        assertThat(body.getString("data.update_id")).isEqualTo(update);
        assertThat(body.getString("data.team.name")).isEqualTo("Platform");
        assertThat(body.getString("data.author")).isEqualTo("Ada");
        assertThat(body.getList("data.answers.answer")).containsExactly("Finished the import 🚀");
        var stored = stream(update).getFirst();
        assertThat(body.getString("timestamp")).isEqualTo(stored.timestamp().toString());
        assertThat(body.getString("data.event_id")).isEqualTo(stored.id().toString());
        assertThat(body.getLong("data.position")).isEqualTo(stored.position());
        awaitStatuses("delivered");
        assertThat(hook.deliveries().getInt("deliveries[0].answer_code")).isEqualTo(204);
    }

    @Test
    void an_edit_a_retraction_and_what_blocks_anew_are_told() {
        // Given
        hook.isTold(null, "edited", "retracted", "blocked");
        var update = SlackTeams.submit(team, "Ada", "Import done");
        SlackTeams.edit(update, "Import done\nblocked: keys");
        awaitMessages(2);

        // When
        SlackTeams.edit(update, "Import done, really\nblocked: keys");
        awaitMessages(3);
        SlackTeams.retract(update);

        // Then
        var told = awaitMessages(4);
        assertThat(told)
                .extracting(message -> message.json().getString("type"))
                .containsExactlyInAnyOrder(
                        "status_update.edited",
                        "status_update.blocked",
                        "status_update.edited",
                        "status_update.retracted");
        assertThat(told)
                .filteredOn(message -> message.body().contains("status_update.blocked"))
                .extracting(message -> message.json().getString("data.blocker"))
                .containsExactly("keys");
        assertThat(hook.deliveries().getList("deliveries.findAll { it.status == 'skipped' }.error"))
                .containsExactly("not_new");
    }

    @Test
    void a_closed_poll_names_who_has_not_answered() {
        // Given
        hook.isTold(team, "missed");
        var poll =
                PollRound.open(
                        handler,
                        team,
                        PollRound.settings(false, null, null),
                        PollRound.asked("U0ADA", BERLIN),
                        PollRound.asked("U0GRACE", BERLIN),
                        PollRound.asked("U0LINUS", BERLIN));
        poll.answer("Ada", new Answer("Today?", "tests"));
        SlackTeams.retract(poll.answer("Linus", new Answer("Today?", "never mind")));

        // When
        poll.close();
        poll.answer("Grace", new Answer("Today?", "late"));

        // Then
        var body = awaitMessages(1).getFirst().json();
        assertThat(body.getString("type")).isEqualTo("poll.missed");
        assertThat(body.getInt("data.asked")).isEqualTo(3);
        assertThat(body.getList("data.missed.slack_user")).containsExactly("U0GRACE", "U0LINUS");
        assertThat(body.getString("data.poll.id")).isEqualTo(poll.id.toString());
        assertThat(body.getString("data.poll.slot")).isEqualTo(PollRound.SLOT);
    }

    @Test
    void a_poll_that_everybody_answered_is_not_told() {
        // Given
        hook.isTold(team, "missed");
        var settings = PollRound.settings(false, null, null);
        var poll = PollRound.open(handler, team, settings, PollRound.asked("U0ADA", BERLIN));
        poll.answer("Ada", new Answer("Today?", "tests"));

        // When
        poll.close();

        // Then
        awaitStatuses("skipped");
        assertThat(hook.messages()).isEmpty();
    }

    @Test
    void what_is_said_anonymously_is_told_beside_no_name() {
        // Given
        hook.isTold(team, "submitted");
        var settings = PollRound.settings(false, null, null);
        var poll = PollRound.open(handler, team, settings, PollRound.asked("U0ADA", BERLIN));

        // When
        poll.answer("Ada", new Answer("Today?", "tests"), new Answer("Mood?", "low"));
        poll.answer("Anonymous", (String) null, new Answer("Mood?", "high"));

        // Then
        var told = awaitMessages(2);
        assertThat(told).noneMatch(message -> message.body().contains("low"));
        assertThat(told)
                .filteredOn(message -> message.body().contains("high"))
                .singleElement()
                .satisfies(
                        message -> {
                            assertThat(message.json().getString("data.author")).isNull();
                            assertThat(message.json().getString("data.person")).isNull();
                        });
    }

    @Test
    void what_fails_is_told_again_under_the_same_id_and_signed_anew() {
        // Given
        var secret = hook.isTold(team, "submitted");
        hook.answers(500).answers(302, "Location", "http://127.0.0.1:1/").answers(503);

        // When
        SlackTeams.submit(team, "Ada", "at the fourth attempt");

        // Then
        var told = awaitMessages(4);
        awaitStatuses("delivered");
        assertThat(told).extracting(Message::webhookId).containsOnly(told.getFirst().webhookId());
        assertThat(told).extracting(Message::body).containsOnly(told.getFirst().body());
        told.forEach(message -> assertSigned(message, secret));
        assertThat(hook.deliveries().getInt("deliveries[0].attempts")).isEqualTo(4);
    }

    @Test
    void what_fails_too_often_is_given_up_with_a_remedy_and_told_when_retried() {
        // Given
        hook.isTold(team, "submitted");
        hook.answers(500).answers(500).answers(500).answers(404);
        SlackTeams.submit(team, "Ada", "lost");
        awaitStatuses("given_up");
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
        var told = awaitMessages(5);
        awaitStatuses("delivered");
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
        awaitMessages(1);
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
        awaitStatuses("given_up");
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
                                                .post(replay(Instant.EPOCH, Instant.EPOCH))
                                                .statusCode()
                                        == 409);
        SlackTeams.submit(team, "Ada", "to nobody either");

        // And when
        hook.isTold(team, "submitted");
        SlackTeams.submit(team, "Ada", "to somebody");

        // Then
        assertThat(awaitMessages(2).getLast().body()).contains("to somebody");
    }

    /// As when a pod was killed after the answer and before its note.
    @Test
    void what_was_told_and_not_noted_is_told_again_under_the_same_id() {
        // Given
        hook.isTold(team, "submitted");
        SlackTeams.submit(team, "Ada", "twice");
        awaitStatuses("delivered");

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
        var told = awaitMessages(2);
        assertThat(told.getFirst().webhookId()).isEqualTo(told.getLast().webhookId());
        assertThat(told.getFirst().body()).isEqualTo(told.getLast().body());
    }

    @Test
    void what_was_taken_back_before_it_could_be_told_is_not_told() {
        // Given
        hook.isTold(team, "submitted");
        hook.answers(429, "Retry-After", "600");
        var update = SlackTeams.submit(team, "Ada", "oops");
        awaitMessages(1);
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
        awaitStatuses("skipped");
        assertThat(hook.deliveries().getString("deliveries[0].error"))
                .isEqualTo("retracted_before");
        assertThat(hook.messages()).hasSize(1);
    }

    @Test
    void what_happened_in_a_while_is_told_again_and_what_happened_before_too() {
        // Given
        SlackTeams.submit(team, "Ada", "before there was a webhook");
        hook.isTold(team, "submitted");
        SlackTeams.submit(team, "Ada", "told");
        var first = awaitMessages(1).getFirst();
        awaitStatuses("delivered");

        // When
        var until = Instant.now().plusSeconds(60);
        Hook.operator()
                .post(replay(until.minus(Duration.ofDays(1)), until))
                .then()
                .statusCode(200)
                .body("deliveries", equalTo(2));

        // Then
        var told = awaitMessages(3).subList(1, 3);
        assertThat(told).allMatch(message -> message.json().getBoolean("replay"));
        assertThat(told)
                .filteredOn(message -> message.webhookId().equals(first.webhookId()))
                .singleElement()
                .satisfies(message -> assertThat(message.body()).contains("\"told\""));
        assertThat(told).anyMatch(message -> message.body().contains("before there was"));
    }

    @Test
    void a_replay_says_what_is_wrong_with_it() {
        hook.isTold(team, "submitted");
        var now = Instant.now();
        Hook.operator()
                .post(Hook.ROUTE + hook.id + "/replay")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("from", "to")));
        for (var until : List.of(now.minusSeconds(1), now.plus(Duration.ofDays(32)))) {
            Hook.operator()
                    .post(replay(now, until))
                    .then()
                    .statusCode(400)
                    .body("errors.field", equalTo(List.of("to")));
        }
        Hook.operator()
                .post(Hook.ROUTE + UUID.randomUUID() + "/replay?from=" + now + "&to=" + now)
                .then()
                .statusCode(404);
    }

    @Test
    void the_same_events_again_are_told_once() {
        // Given
        hook.isTold(team, "submitted");
        var update = SlackTeams.submit(team, "Ada", "once");
        awaitStatuses("delivered");

        // When
        deliveries.about(stream(update)).await().atMost(PATIENCE);
        SlackTeams.submit(team, "Ada", "and then");

        // Then
        awaitStatuses("delivered", "delivered");
        assertThat(hook.messages()).hasSize(2);
    }

    @Test
    void a_new_secret_signs_beside_the_one_before() {
        // Given
        var before = hook.isTold(team, "submitted");

        // When
        var after =
                Hook.operator()
                        .body("{}")
                        .put(Hook.ROUTE + hook.id + "/secret")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<String>path("secret");
        SlackTeams.submit(team, "Ada", "signed twice");

        // Then
        var message = awaitMessages(1).getFirst();
        assertThat(after).isNotEqualTo(before);
        assertSigned(message, before);
        assertSigned(message, after);
    }

    @Test
    void pages_of_what_was_told_go_on_where_the_one_before_ended() {
        // Given
        hook.isTold(team, "submitted");
        for (int n = 0; n < 3; n++) {
            SlackTeams.submit(team, "Ada", "update " + n);
        }
        awaitStatuses("delivered", "delivered", "delivered");
        var all = hook.deliveries().getList("deliveries.id", String.class);

        // When
        var first =
                Hook.operator()
                        .queryParam("limit", 2)
                        .queryParam("status", "delivered")
                        .get(Hook.ROUTE + hook.id + "/deliveries")
                        .jsonPath();
        var second =
                Hook.operator()
                        .queryParam("limit", 2)
                        .queryParam("cursor", first.getString("cursor"))
                        .get(Hook.ROUTE + hook.id + "/deliveries")
                        .jsonPath();

        // Then
        assertThat(first.getList("deliveries.id")).isEqualTo(all.subList(0, 2));
        assertThat(second.getList("deliveries.id")).isEqualTo(all.subList(2, 3));
        assertThat(second.getString("cursor")).isNull();
    }

    private String replay(Instant from, Instant to) {
        return "%s%s/replay?from=%s&to=%s".formatted(Hook.ROUTE, hook.id, from, to);
    }

    private List<Message> awaitMessages(int number) {
        await().atMost(PATIENCE).until(() -> hook.messages().size() >= number);
        assertThat(hook.messages()).hasSize(number);
        return hook.messages();
    }

    private void awaitStatuses(String... statuses) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(hook.deliveries().getList("deliveries.status"))
                                        .containsExactly((Object[]) statuses));
    }

    private List<Envelope> stream(String aggregate) {
        return reader.stream(aggregate, 0, 100).await().atMost(PATIENCE);
    }

    /// As a receiver checks it, without what the sender signs with.
    private static void assertSigned(Message message, String secret) {
        long timestamp = Long.parseLong(message.headers().get("webhook-timestamp"));
        assertThat(Instant.ofEpochSecond(timestamp))
                .isBetween(Instant.now().minusSeconds(300), Instant.now().plusSeconds(5));
        var key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
        var signed = message.webhookId() + "." + timestamp + "." + message.body();
        assertThat(message.headers().get("webhook-signature").split(" "))
                .contains("v1," + Base64.getEncoder().encodeToString(hmac(key, signed)));
    }

    /// RFC 2104, by hand.
    private static byte[] hmac(byte[] key, String text) {
        var block = Arrays.copyOf(key, 64);
        return sha256(xor(block, 0x5c), sha256(xor(block, 0x36), text.getBytes(UTF_8)));
    }

    private static byte[] xor(byte[] block, int with) {
        var result = new byte[block.length];
        for (int n = 0; n < block.length; n++) {
            result[n] = (byte) (block[n] ^ with);
        }
        return result;
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            Arrays.stream(parts).forEach(digest::update);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
