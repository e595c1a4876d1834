package dev.rollcall.commands.edge.slack;

import static dev.rollcall.commands.edge.slack.payload.Payloads.callback;
import static dev.rollcall.commands.edge.slack.payload.Payloads.changed;
import static dev.rollcall.commands.edge.slack.payload.Payloads.deleted;
import static dev.rollcall.commands.edge.slack.payload.Payloads.edited;
import static dev.rollcall.commands.edge.slack.payload.Payloads.mention;
import static dev.rollcall.commands.edge.slack.payload.Payloads.message;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.NamedIds;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Events as Slack delivers them: twice, late, in the wrong order. Each test has a workspace of its
/// own.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class SlackMessagesTest {

    static final String CHANNEL = "C0TEAM";
    static final String USER = "U0SOMEONE";
    static final String TS = "1700000000.000100";
    static final String LATER = "1700000005.000000";
    static final String TEXT = "<@U0ROLLCALL> tests &amp; docs";

    @Inject SlackStore store;

    String workspace;
    UUID update;

    @BeforeEach
    void link() {
        workspace = "T" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        update = NamedIds.slackMessage(workspace, CHANNEL, TS);
        SlackTeams.link(SlackTeams.register("Team"), workspace, CHANNEL);
    }

    @Test
    void a_mention_is_recorded_as_the_message_that_it_is() {
        deliver(mention(CHANNEL, USER, TS, TEXT));

        assertThat(store.typesOf(update)).containsExactly("StatusUpdateSubmitted");
        assertThat(store.submitted(update).content()).isEqualTo("tests & docs");
        assertThat(store.submitted(update).author()).isEqualTo(USER);
        assertThat(store.submitted(update).slackWorkspace()).isEqualTo(workspace);
    }

    @Test
    void mention_message_and_retries_all_at_once_are_one_event() {
        var deliveries =
                Stream.of(
                                mention(CHANNEL, USER, TS, TEXT),
                                message(CHANNEL, USER, TS, TEXT),
                                mention(CHANNEL, USER, TS, TEXT),
                                message(CHANNEL, USER, TS, TEXT),
                                mention(CHANNEL, USER, TS, TEXT))
                        .map(event -> CompletableFuture.runAsync(() -> deliver(event)))
                        .toList();
        deliveries.forEach(CompletableFuture::join);

        assertThat(store.typesOf(update)).containsExactly("StatusUpdateSubmitted");
    }

    @Test
    void every_event_of_a_message_tells_which_message_that_is() {
        deliver(message(CHANNEL, USER, TS, TEXT));
        deliver(changed(CHANNEL, USER, TS, "<@U0ROLLCALL> tests", LATER));
        deliver(deleted(CHANNEL, USER, TS, TEXT));

        assertThat(store.of(update))
                .extracting(Envelope::metadata)
                .hasSize(3)
                .allMatch(metadata -> metadata.slackWorkspace().equals(workspace))
                .allMatch(metadata -> metadata.slackChannel().equals(CHANNEL))
                .allMatch(metadata -> metadata.slackTs().equals(TS));
    }

    @Test
    void a_retry_says_so_and_is_taken_once() {
        var body = callback(workspace, message(CHANNEL, USER, TS, TEXT)).toString();
        var bytes = body.getBytes(UTF_8);
        deliver(message(CHANNEL, USER, TS, TEXT));

        SlackRequests.signed(bytes, Instant.now())
                .header("X-Slack-Retry-Num", "1")
                .header("X-Slack-Retry-Reason", "http_timeout")
                .post("/slack/events")
                .then()
                .statusCode(200);

        assertThat(store.typesOf(update)).containsExactly("StatusUpdateSubmitted");
    }

    @Test
    void other_messages_in_the_channel_are_not_recorded() {
        long head = store.head();

        deliver(message(CHANNEL, USER, TS, "lunch?"));
        deliver(changed(CHANNEL, USER, TS, "dinner?", LATER));
        deliver(deleted(CHANNEL, USER, TS, "dinner?"));

        assertThat(store.head()).isEqualTo(head);
    }

    @Test
    void an_edit_comes_as_two_events_and_is_one() {
        deliver(message(CHANNEL, USER, TS, TEXT));

        deliver(edited(mention(CHANNEL, USER, TS, "<@U0ROLLCALL> tests"), USER, LATER));
        deliver(changed(CHANNEL, USER, TS, "<@U0ROLLCALL> tests", LATER));

        assertThat(store.typesOf(update))
                .containsExactly("StatusUpdateSubmitted", "StatusUpdateEdited");
        assertThat(edit()).isEqualTo("tests");
    }

    @Test
    void two_edits_within_a_second_are_two() {
        deliver(message(CHANNEL, USER, TS, TEXT));

        deliver(changed(CHANNEL, USER, TS, "<@U0ROLLCALL> a", LATER));
        deliver(changed(CHANNEL, USER, TS, "<@U0ROLLCALL> b", LATER));

        assertThat(edit()).isEqualTo("b");
    }

    @Test
    void an_edit_before_its_message_submits_and_the_message_changes_nothing() {
        deliver(changed(CHANNEL, USER, TS, "<@U0ROLLCALL> better", LATER));
        deliver(message(CHANNEL, USER, TS, TEXT));

        assertThat(store.typesOf(update)).containsExactly("StatusUpdateSubmitted");
        assertThat(store.submitted(update).content()).isEqualTo("better");
    }

    @Test
    void a_deletion_before_its_message_keeps_it_out() {
        deliver(deleted(CHANNEL, USER, TS, TEXT));
        deliver(message(CHANNEL, USER, TS, TEXT));
        deliver(changed(CHANNEL, USER, TS, TEXT, LATER));

        assertThat(store.typesOf(update)).containsExactly("StatusUpdateRetracted");
    }

    @Test
    void a_deletion_takes_back_once() {
        deliver(message(CHANNEL, USER, TS, TEXT));
        deliver(deleted(CHANNEL, USER, TS, TEXT));
        deliver(deleted(CHANNEL, USER, TS, TEXT));

        assertThat(store.typesOf(update))
                .containsExactly("StatusUpdateSubmitted", "StatusUpdateRetracted");
    }

    @Test
    void an_update_stays_one_when_its_mention_is_edited_away() {
        deliver(message(CHANNEL, USER, TS, TEXT));
        deliver(changed(CHANNEL, USER, TS, "only tests", LATER));
        deliver(deleted(CHANNEL, USER, TS, "only tests"));

        assertThat(store.typesOf(update))
                .containsExactly(
                        "StatusUpdateSubmitted", "StatusUpdateEdited", "StatusUpdateRetracted");
    }

    @Test
    void a_direct_message_is_for_the_only_team_of_its_user_and_stays_there() {
        var first = SlackTeams.register("First");
        SlackTeams.join(first, workspace, USER);
        store.awaitLookups();
        var direct = NamedIds.slackMessage(workspace, "D0DIRECT", TS);
        deliver(message("D0DIRECT", USER, TS, "reviewing"));
        SlackTeams.join(SlackTeams.register("Second"), workspace, USER);
        store.awaitLookups();

        deliver(changed("D0DIRECT", USER, TS, "reviewed", LATER));
        deliver(message("D0DIRECT", USER, "1700000010.000100", "to whom?"));

        assertThat(store.submitted(direct).teamId()).hasToString(first);
        assertThat(store.typesOf(direct))
                .containsExactly("StatusUpdateSubmitted", "StatusUpdateEdited");
        assertThat(store.of(NamedIds.slackMessage(workspace, "D0DIRECT", "1700000010.000100")))
                .isEmpty();
    }

    /// It may be an anonymous answer of an interview that is forgotten.
    @Test
    void an_old_direct_message_that_is_no_update_becomes_none_when_it_is_edited() {
        SlackTeams.join(SlackTeams.register("First"), workspace, USER);
        store.awaitLookups();
        var old = NamedIds.slackMessage(workspace, "D0DIRECT", TS);
        var young = NamedIds.slackMessage(workspace, "D0DIRECT", "1700000001.000100");

        deliver(changed("D0DIRECT", USER, TS, "tired", "1700090000.000000"));
        deliver(changed("D0DIRECT", USER, "1700000001.000100", "reviewing", LATER));

        assertThat(store.of(old)).isEmpty();
        assertThat(store.typesOf(young)).containsExactly("StatusUpdateSubmitted");
    }

    @Test
    void the_same_message_of_another_workspace_is_another_update() {
        var other = workspace + "X";
        SlackTeams.link(SlackTeams.register("Other"), other, CHANNEL);

        deliver(message(CHANNEL, USER, TS, TEXT));
        SlackRequests.event(callback(other, message(CHANNEL, USER, TS, TEXT)).toString())
                .statusCode(200);

        assertThat(store.typesOf(update)).containsExactly("StatusUpdateSubmitted");
        assertThat(store.typesOf(NamedIds.slackMessage(other, CHANNEL, TS)))
                .containsExactly("StatusUpdateSubmitted");
    }

    @Test
    void texts_that_cannot_be_kept_are_taken_and_left() {
        long head = store.head();

        for (var text : List.of("nul\u0000", "a".repeat(10_001), " ")) {
            deliver(mention(CHANNEL, USER, TS, "<@U0ROLLCALL> " + text));
        }
        var half = callback(workspace, mention(CHANNEL, USER, TS, "<@U0ROLLCALL> HALF")).toString();
        SlackRequests.event(half.replace("HALF", "\\ud800")).statusCode(200);

        assertThat(store.head()).isEqualTo(head);
    }

    private String edit() {
        return ((StatusUpdateEdited) SlackStore.event(store.of(update).getLast())).content();
    }

    private void deliver(ObjectNode event) {
        SlackRequests.event(callback(workspace, event).toString()).statusCode(200);
    }
}
