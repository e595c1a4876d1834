package dev.rollcall.commands.edge.slack.payload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.AddressCheck;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.HomeOpened;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Marked;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Other;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Told;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.SlackChannelRef;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/// Reads the JSON of the Events API: strict about what we need, blind to what we don't.
public final class EventPayload {

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
            case "app_mention" -> messages().mention();
            case "message" -> message();
            case "reaction_added" -> marked();
            case "app_home_opened" -> homeOpened();
            default -> told(type, type);
        };
    }

    /// That a channel was converted is told as a message, too.
    private SlackEvent message() {
        var subtype = event.path("subtype").asText("");
        return switch (subtype) {
            case "channel_convert_to_private", "channel_convert_to_public" ->
                    told(subtype, "message");
            default -> messages().read(subtype);
        };
    }

    private MessagePayload messages() {
        return new MessagePayload(workspace, bot, event, fields);
    }

    private SlackEvent told(String what, String type) {
        return new NewsPayload(workspace, bot, event, fields)
                .read(what)
                .<SlackEvent>map(Told::new)
                .orElse(new Other(type));
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

    private static String text(JsonNode json, String name) {
        return json.path(name).textValue();
    }
}
