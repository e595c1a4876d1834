package dev.rollcall.commands.edge.slack.payload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.AddressCheck;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Deleted;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Edited;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.HomeOpened;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Kind;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Marked;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Other;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Said;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Told;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.SlackChannelRef;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the JSON of the Events API: strict about what we need, blind to what we don't.
public final class EventPayload {

    /// Messages that people write: plain, with a file, from a thread to the channel too, `/me`.
    private static final Set<String> WRITTEN =
            Set.of("", "file_share", "thread_broadcast", "me_message");

    private static final Pattern TS = Pattern.compile("\\d{1,12}\\.\\d{1,9}");
    private static final BigDecimal SOON = BigDecimal.valueOf(60);

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
            case "app_rate_limited" -> WorkspacePayload.heldBack(body);
            case "event_callback" -> callback(body);
            default -> new Other(type);
        };
    }

    private static SlackEvent callback(JsonNode body) {
        return switch (body.at("/event/type").asText()) {
            case "app_uninstalled" -> WorkspacePayload.uninstalled(body);
            case "tokens_revoked" -> WorkspacePayload.revoked(body);
            default -> new EventPayload(body).read();
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
            case "app_home_opened" -> homeOpened();
            default -> told(type, type);
        };
    }

    private SlackEvent told(String what, String type) {
        return new NewsPayload(workspace, bot, event, fields)
                .read(what)
                .<SlackEvent>map(Told::new)
                .orElse(new Other(type));
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
                        fields.present("event.reaction", text(event, "reaction")),
                        isSoon(ts, text(event, "event_ts")));
        fields.check();
        return marked;
    }

    /// Slack tells of the app's messages by the same event.
    private SlackEvent homeOpened() {
        if (!"home".equals(text(event, "tab"))) {
            return new Other("app_home_opened");
        }
        var opened =
                new HomeOpened(new Member(workspace, fields.id("event.user", text(event, "user"))));
        fields.check();
        return opened;
    }

    private static boolean isSoon(String ts, String markedTs) {
        if (ts == null
                || markedTs == null
                || !TS.matcher(ts).matches()
                || !TS.matcher(markedTs).matches()) {
            return false;
        }
        var later = new BigDecimal(markedTs).subtract(new BigDecimal(ts));
        return later.signum() >= 0 && later.compareTo(SOON) < 0;
    }

    private SlackEvent message() {
        var subtype = event.path("subtype").asText("");
        return switch (subtype) {
            case "message_changed" -> changed(event.path("message"));
            case "message_deleted" -> deleted(text(event, "deleted_ts"));
            case "channel_convert_to_private", "channel_convert_to_public" ->
                    told(subtype, "message");
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
        var said = new Said(spot(event), user(event), words(event), kind);
        fields.check();
        return said;
    }

    private SlackEvent edited(JsonNode message, Kind kind) {
        var edited =
                new Edited(
                        spot(message),
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
        if (bot != null && SlackText.mentions(bot, message.path("text").asText(""))) {
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

    private String words(JsonNode message) {
        var sent = message.path("text").asText("");
        var words = bot == null ? sent : SlackText.withoutMention(bot, sent);
        return SharedFiles.beside(words, message.path("files"));
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).textValue();
    }
}
