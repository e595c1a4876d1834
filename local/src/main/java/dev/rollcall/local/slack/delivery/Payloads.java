package dev.rollcall.local.slack.delivery;

import static dev.rollcall.local.slack.workspace.SlackJson.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.slack.workspace.Channel;
import dev.rollcall.local.slack.workspace.Message;
import dev.rollcall.local.slack.workspace.Shapes;
import dev.rollcall.local.slack.workspace.User;
import dev.rollcall.local.slack.workspace.View;
import dev.rollcall.local.slack.workspace.Workspace;
import java.util.Optional;

/// The payloads of interactions.
/// Source: Slack's documentation, "Interaction payloads".
final class Payloads {
    private final Workspace workspace;
    private final Shapes shapes;

    Payloads(Workspace workspace) {
        this.workspace = workspace;
        this.shapes = new Shapes(workspace.cast());
    }

    /// What only one person sees is not repeated in the payload.
    ObjectNode pressedInMessage(
            User user, Channel channel, Message message, ObjectNode state, ObjectNode action) {
        var payload = triggered("block_actions", user, Optional.empty());
        var container = payload.putObject("container").put("type", "message");
        container.put("message_ts", message.ts()).put("channel_id", channel.id());
        container.put("is_ephemeral", message.onlyFor() != null);
        if (!message.topLevel()) {
            container.put("thread_ts", message.threadTs());
        }
        payload.set("channel", place(channel));
        if (message.onlyFor() == null) {
            payload.set("message", shapes.message(channel, message));
        }
        payload.putObject("state").set("values", state);
        payload.putArray("actions").add(action);
        return payload;
    }

    ObjectNode pressedInView(User user, View view, ObjectNode state, ObjectNode action) {
        var payload = triggered("block_actions", user, modal(view));
        payload.putObject("container").put("type", "view").put("view_id", view.id());
        payload.set("view", shapes.view(view, state));
        payload.putArray("actions").add(action);
        return payload;
    }

    ObjectNode submitted(User user, View view, ObjectNode state) {
        var payload = triggered("view_submission", user, modal(view));
        payload.set("view", shapes.view(view, state));
        payload.putArray("response_urls");
        return payload;
    }

    ObjectNode closed(User user, View view, ObjectNode state, boolean all) {
        var payload = common("view_closed", user);
        payload.set("view", shapes.view(view, state));
        return payload.put("is_cleared", all);
    }

    ObjectNode shortcut(User user, String callbackId, String at) {
        var payload = triggered("shortcut", user, Optional.empty());
        payload.withObject("/user").remove("name");
        payload.remove("api_app_id");
        return payload.put("callback_id", callbackId).put("action_ts", at);
    }

    ObjectNode messageShortcut(
            User user, Channel channel, Message message, String callbackId, String at) {
        var payload = triggered("message_action", user, Optional.empty());
        payload.withObject("/user").remove("username");
        payload.remove("api_app_id");
        payload.put("callback_id", callbackId).put("action_ts", at);
        payload.put("message_ts", message.ts()).set("channel", place(channel));
        payload.set("message", shapes.message(channel, message));
        return payload;
    }

    private static Optional<String> modal(View view) {
        return view.home() ? Optional.empty() : Optional.of(view.id());
    }

    private ObjectNode triggered(String type, User user, Optional<String> view) {
        var trigger = workspace.triggers().issue(user.id(), view);
        return common(type, user).put("trigger_id", trigger);
    }

    private ObjectNode common(String type, User user) {
        var cast = workspace.cast();
        var payload = object().put("type", type);
        payload.putObject("team").put("id", cast.team()).put("domain", cast.domain());
        var who = payload.putObject("user").put("id", user.id()).put("username", user.name());
        who.put("name", user.name()).put("team_id", cast.team());
        payload.put("api_app_id", cast.bot().app()).put("token", "local");
        return payload.putNull("enterprise").put("is_enterprise_install", false);
    }

    private static ObjectNode place(Channel channel) {
        var name = channel.direct() ? "directmessage" : channel.name();
        return object().put("id", channel.id()).put("name", name);
    }
}
