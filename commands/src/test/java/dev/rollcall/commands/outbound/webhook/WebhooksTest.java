package dev.rollcall.commands.outbound.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.InstallBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.outbound.slack.PollRound;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.PollSettings;
import dev.rollcall.eventstore.read.EventReader;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a receiver is told, over real HTTP.
@QuarkusTest
@TestProfile(InstallBackends.Profile.class)
class WebhooksTest {

    static final Duration PATIENCE = Hook.PATIENCE;
    static final String BERLIN = "Europe/Berlin";

    @Inject CommandHandler handler;
    @Inject EventReader reader;
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
        var message = hook.awaitMessages(1).getFirst();
        assertThat(message.headers())
                .containsEntry("content-type", "application/json")
                .containsKey("content-length");
        Signed.check(message, secret);
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
        hook.awaitStatuses("delivered");
        assertThat(hook.deliveries().getInt("deliveries[0].answer_code")).isEqualTo(204);
    }

    @Test
    void an_edit_a_retraction_and_what_blocks_anew_are_told() {
        // Given
        hook.isTold(null, "edited", "retracted", "blocked");
        var update = SlackTeams.submit(team, "Ada", "Import done");
        SlackTeams.edit(update, "Import done\nblocked: keys");
        hook.awaitMessages(2);

        // When
        SlackTeams.edit(update, "Import done, really\nblocked: keys");
        hook.awaitMessages(3);
        await().until(() -> hook.deliveries().getList("deliveries.status").contains("skipped"));
        SlackTeams.retract(update);

        // Then
        var told = hook.awaitMessages(4);
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
        var body = hook.awaitMessages(1).getFirst().json();
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
        hook.awaitStatuses("skipped");
        assertThat(hook.messages()).isEmpty();
    }

    @Test
    void nobody_has_missed_a_poll_whose_answers_bear_no_name() {
        // Given
        hook.isTold(team, "missed");
        var settings = new PollSettings(false, List.of(PollRound.MOOD), null, 0, null, null, null);
        var poll = PollRound.open(handler, team, settings, PollRound.asked("U0ADA", BERLIN));

        // When
        poll.close();

        // Then
        hook.awaitStatuses("skipped");
        assertThat(hook.messages()).isEmpty();
        assertThat(hook.deliveries().getString("deliveries[0].error")).isEqualTo("anonymous");
    }

    @Test
    void what_is_said_anonymously_is_told_beside_no_name() {
        // Given
        hook.isTold(team, "submitted");
        var settings = PollRound.settings(false, null, null);
        var poll = PollRound.open(handler, team, settings, PollRound.asked("U0ADA", BERLIN));

        // When
        poll.answerAsBefore("Ada", new Answer("Today?", "tests"), new Answer("Mood?", "low"));
        poll.answer("Anonymous", (String) null, new Answer("Mood?", "high"));

        // Then
        var told = hook.awaitMessages(2);
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
        var message = hook.awaitMessages(1).getFirst();
        assertThat(after).isNotEqualTo(before);
        Signed.check(message, before);
        Signed.check(message, after);
    }

    @Test
    void the_same_events_again_are_told_once() {
        // Given
        hook.isTold(team, "submitted");
        var update = SlackTeams.submit(team, "Ada", "once");
        hook.awaitStatuses("delivered");

        // When
        deliveries.about(stream(update)).await().atMost(PATIENCE);
        SlackTeams.submit(team, "Ada", "and then");

        // Then
        hook.awaitStatuses("delivered", "delivered");
        assertThat(hook.messages()).hasSize(2);
    }

    private List<Envelope> stream(String aggregate) {
        return reader.stream(aggregate, 0, 100).await().atMost(PATIENCE);
    }
}
