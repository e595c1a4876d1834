package dev.rollcall.local.slack.workspace;

import static dev.rollcall.local.slack.workspace.SlackJson.MAPPER;
import static dev.rollcall.local.slack.workspace.SlackJson.object;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.UUID;

/// Messages, users and channels in the shapes that Slack gives them, in answers and in events
/// alike.
public final class Shapes {
    /// The workspace is as old as this; Slack shows it in channels and users.
    private static final Instant CREATED = Instant.parse("2025-01-06T09:00:00Z");

    private final Cast cast;

    public Shapes(Cast cast) {
        this.cast = cast;
    }

    public ObjectNode message(Channel channel, Message message) {
        var json = object().put("type", "message").put("user", message.user());
        json.put("ts", message.ts()).put("text", message.text()).put("team", cast.team());
        if (message.tombstone()) {
            json.put("subtype", "tombstone").put("hidden", true);
        } else if (message.user().equals(cast.bot().user())) {
            json.put("bot_id", cast.bot().id()).put("app_id", cast.bot().app());
            json.set("bot_profile", botProfile());
        } else {
            json.put("client_msg_id", clientMessageId(channel, message));
            if (message.blocks() == null && !message.text().isEmpty()) {
                json.putArray("blocks").add(rich(message.text()));
            }
        }
        if (!message.files().isEmpty()) {
            json.put("subtype", "file_share").put("upload", false);
            var files = json.putArray("files");
            message.files().forEach(file -> files.add(file(file, message)));
        }
        if (message.threadTs() != null) {
            json.put("thread_ts", message.threadTs());
        }
        if (message.blocks() != null) {
            json.set("blocks", message.blocks());
        }
        if (message.edited() != null) {
            json.set("edited", MAPPER.valueToTree(message.edited()));
        }
        return json;
    }

    public ObjectNode user(User user) {
        var zone = ZoneId.of(user.timeZone());
        var home = user.home() == null ? cast.team() : user.home();
        var owner = user.id().equals(cast.owner());
        var json = object().put("id", user.id()).put("team_id", home);
        json.put("name", user.name()).put("deleted", user.deactivated());
        json.put("real_name", user.realName()).put("tz", user.timeZone());
        json.put("tz_label", zone.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        json.put("tz_offset", zone.getRules().getOffset(Instant.now()).getTotalSeconds());
        json.put("is_admin", owner || user.admin()).put("is_owner", owner);
        json.put("is_primary_owner", owner).put("is_restricted", user.guest());
        json.put("is_ultra_restricted", false).put("is_bot", user.bot());
        json.put("is_app_user", false).put("updated", CREATED.getEpochSecond());
        var profile = json.putObject("profile");
        profile.put("real_name", user.realName()).put("real_name_normalized", user.realName());
        profile.put("display_name", user.realName());
        profile.put("display_name_normalized", user.realName());
        profile.put("title", "").put("status_text", "").put("status_emoji", "");
        profile.put("team", home);
        if (user.home() != null) {
            json.put("is_stranger", false);
        }
        if (user.bot()) {
            profile.put("bot_id", cast.bot().id()).put("api_app_id", cast.bot().app());
        } else {
            profile.put("email", user.name() + "@example.com");
        }
        return json;
    }

    public ObjectNode channel(Channel channel) {
        var json = object().put("id", channel.id()).put("created", CREATED.getEpochSecond());
        json.put("is_archived", channel.archived()).put("is_im", channel.direct());
        json.put("is_org_shared", false).put("context_team_id", cast.team());
        if (channel.direct()) {
            return json.put("user", channel.withUser()).put("is_open", true).put("priority", 0);
        }
        json.put("name", channel.name()).put("name_normalized", channel.name());
        json.put("is_channel", true).put("is_group", false).put("is_mpim", false);
        json.put("is_private", channel.secret())
                .put("is_general", channel.name().equals("general"));
        json.put("is_shared", false).put("is_ext_shared", false);
        json.put("is_member", channel.has(cast.bot().user())).put("creator", cast.owner());
        json.put("num_members", channel.members().size()).putArray("previous_names");
        json.set("topic", said(""));
        json.set("purpose", said(channel.purpose()));
        return json;
    }

    /// Reactions are told in answers, not in events of messages.
    public static ArrayNode reactions(Message message) {
        var all = MAPPER.createArrayNode();
        for (var one : message.reactions()) {
            var json = all.addObject().put("name", one.name());
            json.set("users", MAPPER.valueToTree(one.users()));
            json.put("count", one.users().size());
        }
        return all;
    }

    /// What Slack's clients write beside the text; here, always as one piece of text.
    private static ObjectNode rich(String text) {
        var plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        var block = object().put("type", "rich_text").put("block_id", "rich");
        var section = block.putArray("elements").addObject().put("type", "rich_text_section");
        section.putArray("elements").addObject().put("type", "text").put("text", plain);
        return block;
    }

    private ObjectNode file(SharedFile file, Message message) {
        var seconds = Long.parseLong(message.ts().substring(0, message.ts().indexOf('.')));
        var extension = file.name().substring(file.name().lastIndexOf('.') + 1);
        var json = object().put("id", file.id()).put("created", seconds).put("timestamp", seconds);
        json.put("name", file.name()).put("title", file.name()).put("mimetype", file.mimetype());
        json.put("filetype", extension).put("pretty_type", extension.toUpperCase(Locale.ROOT));
        json.put("user", message.user()).put("size", file.size()).put("mode", "hosted");
        json.put("editable", false).put("is_external", false).put("external_type", "");
        var path = file.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "_");
        json.put(
                "permalink",
                "https://%s.slack.com/files/%s/%s/%s"
                        .formatted(cast.domain(), message.user(), file.id(), path));
        return json.put("is_public", true).put("file_access", "visible");
    }

    /// `state` is what the person has filled in, by block and action.
    public ObjectNode view(View view, ObjectNode state) {
        var content = view.content();
        var json = object().put("id", view.id()).put("team_id", cast.team());
        json.put("type", content.path("type").asText()).set("blocks", view.blocks());
        json.put("private_metadata", content.path("private_metadata").asText());
        json.put("callback_id", view.callbackId());
        json.putObject("state").set("values", state);
        json.put("hash", view.hash());
        if (!view.home()) {
            json.set("title", content.path("title"));
            json.set("close", content.get("close"));
            json.set("submit", content.get("submit"));
        }
        json.put("clear_on_close", content.path("clear_on_close").asBoolean());
        json.put("notify_on_close", view.notifiesOnClose());
        json.put("previous_view_id", view.previous()).put("root_view_id", view.root());
        json.put("app_id", cast.bot().app());
        json.put("external_id", content.path("external_id").asText());
        json.put("app_installed_team_id", cast.team());
        return json.put("bot_id", cast.bot().id());
    }

    private ObjectNode said(String value) {
        return object().put("value", value).put("creator", cast.owner()).put("last_set", 0);
    }

    private ObjectNode botProfile() {
        var json = object().put("id", cast.bot().id()).put("app_id", cast.bot().app());
        json.put("name", "Rollcall").put("team_id", cast.team()).put("deleted", false);
        return json.put("updated", CREATED.getEpochSecond());
    }

    private static String clientMessageId(Channel channel, Message message) {
        var name = channel.id() + message.ts();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
