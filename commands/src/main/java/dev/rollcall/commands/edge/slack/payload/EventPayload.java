package dev.rollcall.commands.edge.slack.payload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.AddressCheck;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Deleted;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Edited;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Kind;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Marked;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Other;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Said;
import dev.rollcall.commands.model.team.SlackChannelRef;
import java.util.Set;

/// Reads the JSON of the Events API: strict about what we need, blind to what we don't.
public final class EventPayload {

    /// Messages that people write: plain, with a file, from a thread to the channel too, `/me`.
    private static final Set<String> WRITTEN =
            Set.of("", "file_share", "thread_broadcast", "me_message");

    private final JsonNode event;
    private final SlackFields fields = new SlackFields();
    private final String workspace;
    private final String bot;

    private EventPayload(JsonNode body) {
        event = body.path("event");
        // In a channel shared between workspaces the one whose installation of ours sees the event.
        var context = text(body, "context_team_id");
        workspace =
                context == null
                        ? fields.id("team_id", text(body, "team_id"))
                        : fields.id("context_team_id", context);
        bot = bot(body.path("authorizations"));
    }

    public static SlackEvent read(JsonNode body) {
        var fields = new SlackFields();
        var type = fields.present("type", text(body, "type"));
        fields.check();
        return switch (type) {
            case "url_verification" -> addressCheck(body);
            case "event_callback" -> new EventPayload(body).read();
            default -> new Other(type);
        };
    }

    private static SlackEvent addressCheck(JsonNode body) {
        var fields = new SlackFields();
        var challenge = fields.present("challenge", text(body, "challenge"));
        fields.check();
        return new AddressCheck(challenge);
    }

    /// Our own user in the workspace, as Slack names it with each event.
    private static String bot(JsonNode authorizations) {
        for (var authorization : authorizations) {
            if (authorization.path("is_bot").asBoolean()) {
                return text(authorization, "user_id");
            }
        }
        return null;
    }

    private SlackEvent read() {
        var type = fields.present("event.type", text(event, "type"));
        fields.check();
        return switch (type) {
            case "app_mention" -> mention();
            case "message" -> message();
            case "reaction_added" -> marked();
            default -> new Other(type);
        };
    }

    /// Slack tells of a mention again when its message is edited.
    private SlackEvent mention() {
        if (isBots(event)) {
            return new Other("message");
        }
        return event.has("edited") ? edited(event, Kind.MENTION) : said(Kind.MENTION);
    }

    /// Emojis on what others wrote, or on files, mean nothing.
    private SlackEvent marked() {
        var item = event.path("item");
        var user = text(event, "user");
        if (!"message".equals(text(item, "type"))
                || user == null
                || !user.equals(text(event, "item_user"))) {
            return new Other("reaction_added");
        }
        var channel = fields.id("event.item.channel", text(item, "channel"));
        var ts = fields.ts("event.item.ts", text(item, "ts"));
        var marked =
                new Marked(
                        new Spot(new SlackChannelRef(workspace, channel), ts),
                        fields.id("event.user", user),
                        fields.present("event.reaction", text(event, "reaction")));
        fields.check();
        return marked;
    }

    private SlackEvent message() {
        var subtype = event.path("subtype").asText("");
        return switch (subtype) {
            case "message_changed" -> changed(event.path("message"));
            case "message_deleted" -> deleted(text(event, "deleted_ts"));
            case String written when WRITTEN.contains(written) && !isBots(event) -> {
                var kind = kind(event);
                yield kind.toUs() ? said(kind) : new Other("message");
            }
            default -> new Other("message");
        };
    }

    /// A message with replies is not deleted but becomes a tombstone. One that no person edited (a
    /// link was unfolded) says what it said.
    private SlackEvent changed(JsonNode message) {
        if (message.path("subtype").asText("").equals("tombstone")) {
            return deleted(text(message, "ts"));
        }
        return isBots(message) || !message.has("edited")
                ? new Other("message")
                : edited(message, kind(message));
    }

    private SlackEvent said(Kind kind) {
        var said = new Said(spot(text(event, "ts")), user(event), words(event), kind);
        fields.check();
        return said;
    }

    private SlackEvent edited(JsonNode message, Kind kind) {
        var edited =
                new Edited(
                        spot(text(message, "ts")),
                        user(message),
                        words(message),
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
        var deleted = new Deleted(spot(ts), user, kind(before));
        fields.check();
        return deleted;
    }

    private Spot spot(String ts) {
        var channel = fields.id("event.channel", text(event, "channel"));
        return new Spot(new SlackChannelRef(workspace, channel), fields.ts("ts", ts));
    }

    private String user(JsonNode message) {
        return fields.id("user", text(message, "user"));
    }

    private Kind kind(JsonNode message) {
        if (event.path("channel_type").asText("").equals("im")) {
            return Kind.DIRECT_MESSAGE;
        }
        return bot != null && SlackText.mentions(bot, message.path("text").asText(""))
                ? Kind.MENTION_AS_MESSAGE
                : Kind.ORDINARY;
    }

    private boolean isBots(JsonNode message) {
        var user = text(message, "user");
        return message.has("bot_id")
                || "USLACKBOT".equals(user)
                || (user != null && user.equals(bot));
    }

    private String words(JsonNode message) {
        var sent = message.path("text").asText("");
        var words = bot == null ? sent : SlackText.withoutMention(bot, sent);
        return SharedFiles.beside(words, message.path("files"));
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).textValue();
    }
}
