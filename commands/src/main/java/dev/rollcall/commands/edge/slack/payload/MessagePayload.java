package dev.rollcall.commands.edge.slack.payload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Deleted;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Edited;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Kind;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Other;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Said;
import dev.rollcall.commands.model.team.SlackChannelRef;
import java.util.Optional;
import java.util.Set;

/// Reads what Slack tells of messages: written, edited, deleted.
///
/// @param bot our own user in the workspace; may be null
record MessagePayload(String workspace, String bot, JsonNode event, SlackFields fields) {

    /// Messages that people write: plain, with a file, from a thread to the channel too, `/me`.
    private static final Set<String> WRITTEN =
            Set.of("", "file_share", "thread_broadcast", "me_message");

    /// Slack tells of a mention again when its message is edited.
    SlackEvent mention() {
        if (isBots(event)) {
            return new Other("message");
        }
        return event.has("edited") ? edited(event, Kind.MENTION) : said(Kind.MENTION);
    }

    SlackEvent read(String subtype) {
        return switch (subtype) {
            case "message_changed" -> changed(event.path("message"));
            case "message_deleted" -> deleted(text(event, "deleted_ts"));
            case String written when WRITTEN.contains(written) && !isBots(event) -> {
                var kind = kind(event);
                yield kind == Kind.ORDINARY ? new Other("message") : said(kind);
            }
            default -> new Other("message");
        };
    }

    /// A message with replies is not deleted but becomes a tombstone. One that no person edited (a
    /// link was unfolded) says what it said.
    private SlackEvent changed(JsonNode message) {
        if (message.path("subtype").asText("").equals("tombstone")) {
            return deleted(fields.ts("ts", text(message, "ts")));
        }
        return isBots(message) || !message.has("edited")
                ? new Other("message")
                : edited(message, kind(message));
    }

    private SlackEvent said(Kind kind) {
        var said = new Said(spot(event), user(event), SlackText.words(bot, event), kind);
        fields.check();
        return said;
    }

    private SlackEvent edited(JsonNode message, Kind kind) {
        var edited =
                new Edited(
                        spot(message),
                        user(message),
                        SlackText.words(bot, message),
                        fields.ts("edited.ts", text(message.path("edited"), "ts")),
                        kind);
        fields.check();
        return edited;
    }

    /// Slack does not say who deleted it, and not always what it was.
    private SlackEvent deleted(String ts) {
        var before = event.path("previous_message");
        if (isBots(before)) {
            return new Other("message");
        }
        var user = before.has("user") ? user(before) : "unknown";
        var deleted = new Deleted(spot(ts, before), user, kind(before));
        fields.check();
        return deleted;
    }

    private Spot spot(JsonNode message) {
        return spot(text(message, "ts"), message);
    }

    private Spot spot(String ts, JsonNode message) {
        var channel = fields.id("event.channel", text(event, "channel"));
        return new Spot(
                new SlackChannelRef(workspace, channel), fields.ts("ts", ts), thread(message));
    }

    /// What stands under a message of somebody else's is between people.
    private Optional<String> thread(JsonNode message) {
        var parent = text(message, "parent_user_id");
        return Optional.ofNullable(text(message, "thread_ts"))
                .filter(ts -> !ts.equals(text(message, "ts")))
                .filter(_ -> parent == null || parent.equals(bot))
                .map(ts -> fields.ts("thread_ts", ts));
    }

    private String user(JsonNode message) {
        return fields.id("user", text(message, "user"));
    }

    private Kind kind(JsonNode message) {
        if (event.path("channel_type").asText("").equals("im")) {
            return Kind.DIRECT_MESSAGE;
        }
        if (bot != null && SlackText.mentions(bot, SlackText.sent(message))) {
            return Kind.MENTION_AS_MESSAGE;
        }
        return thread(message).isPresent() ? Kind.REPLY : Kind.ORDINARY;
    }

    private boolean isBots(JsonNode message) {
        var user = text(message, "user");
        return message.has("bot_id")
                || "USLACKBOT".equals(user)
                || (user != null && user.equals(bot));
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).textValue();
    }
}
