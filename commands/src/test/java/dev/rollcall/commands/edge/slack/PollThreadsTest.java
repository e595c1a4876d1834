package dev.rollcall.commands.edge.slack;

import static dev.rollcall.commands.SlackTeams.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.model.poll.PollCommand.ClosePoll;
import dev.rollcall.events.NamedIds;
import dev.rollcall.events.PollEvent.PollPosted;
import dev.rollcall.local.slack.SlackSimulator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people write under the bot's message about a poll.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class PollThreadsTest {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final String CHANNEL = "C0PLATFORM";
    static final String GRACE = "U0GRACE";

    SlackSimulator slack;

    @Inject SlackStore store;
    @Inject Polls polls;

    String team;
    UUID poll;
    String thread;

    @BeforeEach
    void open() {
        slack.app("http://127.0.0.1:" + RestAssured.port);
        team = SlackTeams.registerIn(CHANNEL, "Platform");
        poll = polls.ask(team, "U0ADA");
        thread =
                store.of(poll).stream()
                        .map(SlackStore::event)
                        .filter(PollPosted.class::isInstance)
                        .map(event -> ((PollPosted) event).slackTs())
                        .findFirst()
                        .orElseThrow();
    }

    @AfterEach
    void mend() {
        slack.allWell();
    }

    @Test
    void a_reply_is_an_answer_that_follows_its_message() {
        slack.knobs().copies(1);
        var ts = slack.reply(GRACE, CHANNEL, thread, "On the import").ts();
        awaitTypes(ts, "StatusUpdateSubmitted");
        slack.edit(GRACE, CHANNEL, ts, "On the export");
        awaitTypes(ts, "StatusUpdateSubmitted", "StatusUpdateEdited");
        slack.delete(GRACE, CHANNEL, ts);

        awaitTypes(ts, "StatusUpdateSubmitted", "StatusUpdateEdited", "StatusUpdateRetracted");
        assertThat(store.submitted(update(ts)))
                .satisfies(
                        said -> {
                            assertThat(said.pollId()).isEqualTo(poll);
                            assertThat(said.teamId()).hasToString(team);
                            assertThat(said.author()).isEqualTo("Grace");
                            assertThat(said.content()).isEqualTo("On the import");
                        });
    }

    @Test
    void a_mention_in_the_thread_is_one_answer_also_when_it_is_late() {
        polls.give(poll, new ClosePoll());

        var ts = slack.reply(GRACE, CHANNEL, thread, "@Rollcall on the import").ts();

        awaitTypes(ts, "StatusUpdateSubmitted");
        assertThat(store.submitted(update(ts)).pollId()).isEqualTo(poll);
        assertThat(store.submitted(update(ts)).content()).isEqualTo("on the import");
    }

    @Test
    void what_stands_in_other_threads_is_nothing() {
        var talk = slack.post(GRACE, CHANNEL, "Lunch?").ts();
        var other = slack.reply(GRACE, CHANNEL, talk, "At noon").ts();

        var ts = slack.reply(GRACE, CHANNEL, thread, "On the import").ts();

        awaitTypes(ts, "StatusUpdateSubmitted");
        assertThat(store.of(update(other))).isEmpty();
    }

    private void awaitTypes(String ts, String... types) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(store.typesOf(update(ts))).isEqualTo(List.of(types)));
    }

    private static UUID update(String ts) {
        return NamedIds.slackMessage(WORKSPACE, CHANNEL, ts);
    }
}
