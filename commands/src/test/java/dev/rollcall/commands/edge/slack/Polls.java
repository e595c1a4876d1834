package dev.rollcall.commands.edge.slack;

import static io.restassured.RestAssured.given;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.handling.Request;
import dev.rollcall.commands.model.poll.Poll;
import dev.rollcall.commands.model.poll.PollCommand.OpenPoll;
import dev.rollcall.events.Asked;
import dev.rollcall.events.Metadata;
import dev.rollcall.events.NamedIds;
import dev.rollcall.events.PollSettings;
import dev.rollcall.events.Question;
import dev.rollcall.local.slack.SlackSimulator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// Polls that are open, and stand in a channel, for tests of what people answer.
@ApplicationScoped
class Polls {

    private final CommandHandler handler;
    private final SlackStore store;

    Polls(CommandHandler handler, SlackStore store) {
        this.handler = handler;
        this.store = store;
    }

    UUID open(String team, Question... questions) {
        return open(team, "2100-03-01T09:30", List.of(), questions);
    }

    /// Without questions.
    UUID openAt(String team, String slot, String... users) {
        var asked =
                Stream.of(users).map(user -> new Asked(SlackTeams.WORKSPACE, user, "UTC")).toList();
        return open(team, slot, asked);
    }

    /// Of a team without a channel, so that it is posted nowhere. Who is of another workspace is
    /// named with it.
    UUID openUnposted(String team, String... users) {
        var asked =
                Stream.of(users)
                        .map(user -> user.contains("/") ? user : SlackTeams.WORKSPACE + "/" + user)
                        .map(user -> user.split("/", -1))
                        .map(user -> new Asked(user[0], user[1], "UTC"))
                        .toList();
        return opened(team, "2100-03-01T09:30", asked);
    }

    private UUID open(String team, String slot, List<Asked> asked, Question... questions) {
        var id = opened(team, slot, asked, questions);
        awaitPosted(id);
        return id;
    }

    private UUID opened(String team, String slot, List<Asked> asked, Question... questions) {
        var id = NamedIds.poll(UUID.fromString(team), "daily", slot);
        var command = UUID.randomUUID();
        var settings = new PollSettings(false, List.of(questions), null, 0, null, null, null);
        var opening =
                new OpenPoll(
                        UUID.fromString(team), "daily", slot, "Europe/London", asked, settings);
        var metadata =
                new Metadata(
                        "test",
                        "test",
                        null,
                        null,
                        null,
                        null,
                        command.toString(),
                        "",
                        null,
                        null,
                        null);
        handler.handle(
                        Request.of(command, metadata),
                        work -> work.begin(Poll.decider(), id, opening))
                .await()
                .atMost(Duration.ofSeconds(10));
        return id;
    }

    /// The bot posts it by itself, which is an event too: none of a later test's.
    private void awaitPosted(UUID poll) {
        Awaitility.await().until(() -> store.typesOf(poll).contains("PollPosted"));
    }

    /// The message's `ts`.
    static String post(SlackSimulator slack, String channel, UUID poll) {
        var blocks =
                """
                [{"type": "actions", "elements": [{"type": "button", "action_id": "rollcall_answer",
                  "text": {"type": "plain_text", "text": "Answer"}, "value": "%s"}]}]
                """
                        .formatted(poll);
        return given().header("Authorization", "Bearer " + CommandsBackends.BOT_TOKEN)
                .formParam("channel", channel)
                .formParam("text", "Good morning")
                .formParam("blocks", blocks)
                .post(slack.apiUrl() + "chat.postMessage")
                .then()
                .extract()
                .path("ts");
    }
}
