package dev.rollcall.commands.edge.slack;

import static dev.rollcall.commands.SlackTeams.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.events.NamedIds;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.workspace.Message;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What one does with a message besides writing it.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class MessageMenusTest {

    static final String CHANNEL = "C0PLATFORM";
    static final String SUBMITTED = "StatusUpdateSubmitted";
    static final String RETRACTED = "StatusUpdateRetracted";

    SlackSimulator slack;

    @Inject SlackStore store;

    @BeforeEach
    void connect() {
        slack.app("http://127.0.0.1:" + RestAssured.port);
        SlackTeams.registerIn(CHANNEL, "Platform");
    }

    @AfterEach
    void mend() {
        slack.allWell();
    }

    @Test
    void a_message_becomes_its_authors_update_once_and_follows_its_edits() {
        // Given
        var ts = slack.post("U0GRACE", CHANNEL, "Finished the import").ts();
        var update = update(ts);
        var grace = slack.person("U0GRACE");

        // When
        grace.shortcut(CHANNEL, ts, "rollcall_message");
        grace.shortcut(CHANNEL, ts, "rollcall_message");
        slack.edit("U0GRACE", CHANNEL, ts, "Finished the import and the alerts");

        // Then
        awaitTypes(update, List.of(SUBMITTED, "StatusUpdateEdited"));
        assertThat(store.submitted(update).content()).isEqualTo("Finished the import");
        assertThat(store.submitted(update).slackUser()).isEqualTo("U0GRACE");
    }

    @Test
    void files_come_with_it_and_a_file_alone_is_one() {
        var grace = slack.person("U0GRACE");
        var both = slack.share("U0GRACE", CHANNEL, "Finished R&D", "plan.png").ts();
        var alone = slack.share("U0GRACE", CHANNEL, "", "notes.txt").ts();

        grace.shortcut(CHANNEL, both, "rollcall_message");
        grace.shortcut(CHANNEL, alone, "rollcall_message");

        assertThat(store.submitted(update(both)).content())
                .startsWith("Finished R&D\n<https://")
                .endsWith("/plan.png|plan.png>");
        assertThat(store.submitted(update(alone)).content())
                .startsWith("<https://")
                .endsWith("/notes.txt|notes.txt>");
    }

    @Test
    void one_that_mentioned_us_is_the_same_update() {
        var ts = slack.post("U0GRACE", CHANNEL, "@Rollcall on R&D").ts();
        awaitTypes(update(ts), List.of(SUBMITTED));
        int before = toldTo("U0GRACE").size();

        slack.person("U0GRACE").shortcut(CHANNEL, ts, "rollcall_message");

        await().until(() -> toldTo("U0GRACE").size() > before);
        assertThat(toldTo("U0GRACE").getLast()).isEqualTo("Recorded for *Platform*.");
        assertThat(store.typesOf(update(ts))).containsExactly(SUBMITTED);
    }

    @Test
    void one_that_was_edited_since_it_mentioned_us_is_their_update_already() {
        var ts = slack.post("U0GRACE", CHANNEL, "@Rollcall on R&D").ts();
        awaitTypes(update(ts), List.of(SUBMITTED));
        slack.edit("U0GRACE", CHANNEL, ts, "@Rollcall on R&D, done");
        awaitTypes(update(ts), List.of(SUBMITTED, "StatusUpdateEdited"));

        slack.person("U0GRACE").shortcut(CHANNEL, ts, "rollcall_message");

        await().until(
                        () ->
                                toldTo("U0GRACE").stream()
                                        .anyMatch(words -> words.contains("your update already")));
        assertThat(store.typesOf(update(ts))).containsExactly(SUBMITTED, "StatusUpdateEdited");
    }

    @Test
    void somebody_elses_message_does_not() {
        var ts = slack.post("U0GRACE", CHANNEL, "Finished the import").ts();

        slack.person("U0ADA").shortcut(CHANNEL, ts, "rollcall_message");

        await().until(
                        () ->
                                toldTo("U0ADA").stream()
                                        .anyMatch(words -> words.contains("of your own")));
        assertThat(store.of(update(ts))).isEmpty();
    }

    @Test
    void an_x_of_the_authors_takes_the_update_back_once_however_often_it_is_told() {
        // Given
        var ts = slack.post("U0GRACE", CHANNEL, "@Rollcall on the import").ts();
        var update = update(ts);
        awaitTypes(update, List.of(SUBMITTED));
        slack.knobs().copies(2);

        // When
        slack.react("U0ADA", CHANNEL, ts, "x");
        slack.react("U0GRACE", CHANNEL, ts, "+1");
        slack.react("U0GRACE", CHANNEL, ts, "x");

        // Then
        awaitTypes(update, List.of(SUBMITTED, RETRACTED));
    }

    @Test
    void a_mention_that_is_a_message_too_told_often_and_backwards_ends_right() {
        // Given
        slack.knobs().copies(2).backwards(4);

        // When
        var ts = slack.post("U0GRACE", CHANNEL, "@Rollcall on the import").ts();
        slack.delete("U0GRACE", CHANNEL, ts);

        // Then
        var update = update(ts);
        await().until(() -> store.typesOf(update).contains(RETRACTED));
        assertThat(store.typesOf(update)).isIn(List.of(RETRACTED), List.of(SUBMITTED, RETRACTED));
    }

    private void awaitTypes(UUID update, List<String> types) {
        await().untilAsserted(() -> assertThat(store.typesOf(update)).isEqualTo(types));
    }

    private List<String> toldTo(String user) {
        return slack.messages(CHANNEL).stream()
                .filter(message -> user.equals(message.onlyFor()))
                .map(Message::text)
                .toList();
    }

    private static UUID update(String ts) {
        return NamedIds.slackMessage(WORKSPACE, CHANNEL, ts);
    }
}
