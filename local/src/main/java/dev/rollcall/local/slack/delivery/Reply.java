package dev.rollcall.local.slack.delivery;

import static dev.rollcall.local.slack.workspace.SlackJson.MAPPER;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.local.slack.blockkit.BlockKit;
import dev.rollcall.local.slack.workspace.Cast;
import dev.rollcall.local.slack.workspace.Message;
import java.util.Optional;

/// What the app wants shown in answer to a command: to the person alone, unless it says
/// `in_channel`.
record Reply(
        boolean inChannel,
        boolean replacesOriginal,
        boolean deletesOriginal,
        String text,
        JsonNode blocks,
        String threadTs) {

    /// Nothing when the body is no JSON object.
    static Optional<Reply> ofJson(String body) {
        try {
            var json = MAPPER.readTree(body);
            if (!json.isObject()) {
                return Optional.empty();
            }
            return Optional.of(
                    new Reply(
                            json.path("response_type").asText().equals("in_channel"),
                            json.path("replace_original").asBoolean(),
                            json.path("delete_original").asBoolean(),
                            json.path("text").asText(),
                            json.path("blocks").isArray() ? completed(json.path("blocks")) : null,
                            json.path("thread_ts").asText(null)));
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    static Reply ofText(String text) {
        return new Reply(false, false, false, text, null, null);
    }

    /// Ids are for what Slack takes; the rest is refused as it came.
    private static JsonNode completed(JsonNode blocks) {
        return BlockKit.problemsOfMessage(blocks).isEmpty() ? BlockKit.completed(blocks) : blocks;
    }

    boolean refused() {
        return blocks != null && !BlockKit.problemsOfMessage(blocks).isEmpty();
    }

    boolean saysSomething() {
        return !text.isBlank() || blocks != null;
    }

    Message message(Cast.Bot bot, String reader) {
        var draft = Message.by(bot.user(), text).saying(text, blocks).inThread(threadTs);
        return inChannel ? draft : draft.onlyFor(reader);
    }
}
