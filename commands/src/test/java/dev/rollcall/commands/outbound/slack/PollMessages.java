package dev.rollcall.commands.outbound.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.events.Envelope;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.local.slack.workspace.Message;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What stands in Slack because of a poll, and in its stream.
final class PollMessages {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Bot bot;
    private final EventReader reader;

    PollMessages(Bot bot, EventReader reader) {
        this.bot = bot;
        this.reader = reader;
    }

    Message awaitOne(String channel, PollRound poll) {
        await().atMost(PATIENCE).until(() -> all(channel, poll).size() == 1);
        return one(channel, poll);
    }

    Message one(String channel, PollRound poll) {
        assertThat(all(channel, poll)).hasSize(1);
        return all(channel, poll).getFirst();
    }

    List<Message> all(String channel, PollRound poll) {
        return bot.postsOf(poll.id, channel);
    }

    Envelope awaitRecorded(PollRound poll, String type) {
        await().atMost(PATIENCE)
                .until(() -> stream(poll).stream().anyMatch(event -> event.type().equals(type)));
        return stream(poll).stream().filter(event -> event.type().equals(type)).findFirst().get();
    }

    List<Envelope> stream(PollRound poll) {
        return reader.stream(poll.id.toString(), 0, 100).await().atMost(PATIENCE);
    }

    static List<String> texts(Message message) {
        return message.blocks().findValues("text").stream()
                .map(text -> text.isTextual() ? text : text.path("text"))
                .map(JsonNode::asText)
                .toList();
    }

    static String button(Message message) {
        return message.blocks().findValues("elements").stream()
                .flatMap(elements -> Stream.of(elements.path(0)))
                .filter(element -> element.path("action_id").asText().equals("rollcall_answer"))
                .map(element -> element.path("value").asText())
                .findFirst()
                .orElse(null);
    }
}
