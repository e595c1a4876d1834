package dev.rollcall.local.slack.webapi;

import static dev.rollcall.local.slack.workspace.SlackJson.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.slack.manifest.Manifest;
import dev.rollcall.local.slack.workspace.Channel;
import dev.rollcall.local.slack.workspace.Message;
import dev.rollcall.local.slack.workspace.Shapes;
import dev.rollcall.local.slack.workspace.Workspace;
import java.util.Map;

/// chat.postMessage, .postEphemeral, .update, .delete and .getPermalink.
final class Chat {
    private static final int LONGEST_POST = 40_000;
    private static final int LONGEST_UPDATE = 4_000;

    private final Workspace workspace;
    private final Manifest manifest;
    private final Places places;
    private final Shapes shapes;
    private final String bot;

    Chat(Workspace workspace, Manifest manifest) {
        this.workspace = workspace;
        this.manifest = manifest;
        this.places = new Places(workspace);
        this.shapes = new Shapes(workspace.cast());
        this.bot = workspace.cast().bot().user();
    }

    Map<String, Method> methods() {
        return Map.of(
                "chat.postMessage", new Method(Tier.POSTING, this::post),
                "chat.postEphemeral", new Method(Tier.FOUR, this::postEphemeral),
                "chat.update", new Method(Tier.THREE, this::update),
                "chat.delete", new Method(Tier.THREE, this::delete),
                "chat.getPermalink", new Method(Tier.SPECIAL, this::permalink));
    }

    private ObjectNode post(Arguments call) {
        var channel = places.writable(call);
        if (channel.direct() && !manifest.tabs().messages()) {
            throw new Refused("messages_tab_disabled");
        }
        var content = Content.of(call, LONGEST_POST);
        var draft = draft(channel, call, content).carrying(content.metadata());
        var message = workspace.post(channel.id(), draft);
        var answer = object().put("channel", channel.id()).put("ts", message.ts());
        var shown = shapes.message(channel, message);
        if (message.metadata() != null) {
            shown.set("metadata", message.metadata());
        }
        answer.set("message", shown);
        return answer;
    }

    private ObjectNode postEphemeral(Arguments call) {
        var channel = places.writable(call);
        var reader = call.required("user");
        if (!channel.has(reader)) {
            throw new Refused("user_not_in_channel");
        }
        var content = Content.of(call, LONGEST_POST);
        var message = workspace.post(channel.id(), draft(channel, call, content).onlyFor(reader));
        return object().put("message_ts", message.ts());
    }

    private ObjectNode update(Arguments call) {
        var channel = places.known(call);
        var ts = own(channel.id(), call, "cant_update_message");
        var content = Content.of(call, LONGEST_UPDATE);
        var message =
                workspace
                        .edit(channel.id(), ts, before -> changed(before, content))
                        .orElseThrow(() -> new Refused("message_not_found"));
        var answer = object().put("channel", channel.id()).put("ts", ts);
        answer.put("text", message.text()).set("message", shapes.message(channel, message));
        return answer;
    }

    private ObjectNode delete(Arguments call) {
        var channel = places.known(call);
        var ts = own(channel.id(), call, "cant_delete_message");
        workspace.delete(channel.id(), ts);
        return object().put("channel", channel.id()).put("ts", ts);
    }

    private ObjectNode permalink(Arguments call) {
        var channel = places.known(call);
        var ts = call.required("message_ts");
        if (workspace.message(channel.id(), ts).isEmpty()) {
            throw new Refused("message_not_found");
        }
        var link =
                "https://%s.slack.com/archives/%s/p%s"
                        .formatted(workspace.cast().domain(), channel.id(), ts.replace(".", ""));
        return object().put("channel", channel.id()).put("permalink", link);
    }

    private Message draft(Channel channel, Arguments call, Content content) {
        var thread = call.text("thread_ts");
        if (thread.isPresent() && workspace.message(channel.id(), thread.get()).isEmpty()) {
            throw new Refused("thread_not_found");
        }
        return Message.by(bot, content.text())
                .saying(content.text(), content.blocks())
                .inThread(thread.orElse(null));
    }

    /// Blocks go when an update brings none; metadata stays until it is replaced.
    private static Message changed(Message before, Content content) {
        var metadata = content.metadata() == null ? before.metadata() : content.metadata();
        return before.saying(content.text(), content.blocks()).carrying(metadata);
    }

    private String own(String channel, Arguments call, String otherwise) {
        var ts = call.required("ts");
        var message =
                workspace
                        .message(channel, ts)
                        .filter(known -> known.onlyFor() == null)
                        .orElseThrow(() -> new Refused("message_not_found"));
        if (!message.user().equals(bot)) {
            throw new Refused(otherwise);
        }
        return ts;
    }
}
