package dev.rollcall.commands.edge.slack.payload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What Slack sends, in Slack's own shapes, with fields that we don't know of.
public final class Payloads {

    static final String BOT = "U0ROLLCALL";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Payloads() {}

    public static Map<String, String> slash(
            String workspace, String channel, String user, String text) {
        var form = new LinkedHashMap<String, String>();
        form.put("token", "old-and-unused");
        form.put("team_id", workspace);
        form.put("team_domain", "example");
        form.put("channel_id", channel);
        form.put("channel_name", "general");
        form.put("user_id", user);
        form.put("user_name", "somebody");
        form.put("command", "/rollcall");
        form.put("text", text);
        form.put("api_app_id", "A0ROLLCALL");
        form.put("response_url", "https://hooks.example.com/commands/1234");
        form.put(
                "trigger_id",
                "13345224609.738474920." + UUID.randomUUID().toString().replace("-", ""));
        return form;
    }

    /// A form with one answer, as it is sent.
    public static ObjectNode sent(
            String workspace, String user, String view, String note, String text) {
        var body = object().put("type", "view_submission").put("token", "old-and-unused");
        body.putObject("team").put("id", workspace).put("domain", "example");
        body.putObject("user").put("id", user).put("username", "somebody");
        body.put("trigger_id", "13345224609.738474920." + UUID.randomUUID());
        var form = body.putObject("view").put("id", view).put("type", "modal");
        form.put("callback_id", "rollcall_update").put("private_metadata", note);
        var block = form.putArray("blocks").addObject().put("type", "input").put("block_id", "q1");
        block.putObject("label").put("type", "plain_text").put("text", "What are you working on?");
        form.putObject("state")
                .putObject("values")
                .putObject("q1")
                .putObject("answer")
                .put("type", "plain_text_input")
                .put("value", text);
        body.putArray("response_urls");
        return body;
    }

    public static ObjectNode callback(String workspace, ObjectNode event) {
        var body = object().put("token", "old-and-unused").put("team_id", workspace);
        body.put("api_app_id", "A0ROLLCALL").put("type", "event_callback");
        body.put("event_id", "Ev" + UUID.randomUUID()).put("event_time", 1_700_000_000);
        body.putArray("authorizations")
                .addObject()
                .put("team_id", workspace)
                .put("user_id", BOT)
                .put("is_bot", true);
        body.set("event", event);
        return body;
    }

    public static ObjectNode message(String channel, String user, String ts, String text) {
        return object().put("type", "message")
                .put("channel", channel)
                .put("channel_type", channel.startsWith("D") ? "im" : "channel")
                .put("user", user)
                .put("ts", ts)
                .put("event_ts", ts)
                .put("text", text)
                .put("something_new", true);
    }

    public static ObjectNode mention(String channel, String user, String ts, String text) {
        return message(channel, user, ts, text).put("type", "app_mention");
    }

    public static ObjectNode changed(
            String channel, String user, String ts, String text, String editedTs) {
        var event = object().put("type", "message").put("subtype", "message_changed");
        event.put("channel", channel)
                .put("channel_type", channel.startsWith("D") ? "im" : "channel");
        event.put("ts", editedTs).put("event_ts", editedTs).put("hidden", true);
        event.set("message", edited(message(channel, user, ts, text), user, editedTs));
        return event;
    }

    public static ObjectNode edited(ObjectNode message, String user, String editedTs) {
        message.putObject("edited").put("user", user).put("ts", editedTs);
        return message;
    }

    public static ObjectNode deleted(String channel, String user, String ts, String text) {
        var event = object().put("type", "message").put("subtype", "message_deleted");
        event.put("channel", channel)
                .put("channel_type", channel.startsWith("D") ? "im" : "channel");
        event.put("deleted_ts", ts).put("ts", "1700000009.000200").put("hidden", true);
        event.set("previous_message", message(channel, user, ts, text));
        return event;
    }

    /// An emoji of somebody's on a message of their own.
    public static ObjectNode reaction(String channel, String user, String ts, String emoji) {
        var event = object().put("type", "reaction_added").put("user", user);
        event.put("reaction", emoji).put("item_user", user);
        event.put("event_ts", ts.replace(".000100", ".000900"));
        event.putObject("item").put("type", "message").put("channel", channel).put("ts", ts);
        return event;
    }

    /// The same about a message in a thread of ours.
    public static ObjectNode under(ObjectNode event, String thread) {
        for (var message : List.of(event, event.path("message"), event.path("previous_message"))) {
            if (message instanceof ObjectNode written && written.has("text")) {
                written.put("thread_ts", thread).put("parent_user_id", BOT);
            }
        }
        return event;
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }
}
