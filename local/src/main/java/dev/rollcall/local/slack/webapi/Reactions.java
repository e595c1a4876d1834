package dev.rollcall.local.slack.webapi;

import static dev.rollcall.local.slack.workspace.SlackJson.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.slack.workspace.Workspace;
import java.util.Map;

/// reactions.add and reactions.remove.
final class Reactions {
    private final Workspace workspace;
    private final Places places;
    private final String bot;

    Reactions(Workspace workspace) {
        this.workspace = workspace;
        this.places = new Places(workspace);
        this.bot = workspace.cast().bot().user();
    }

    Map<String, Method> methods() {
        return Map.of(
                "reactions.add", new Method(Tier.THREE, call -> react(call, true)),
                "reactions.remove", new Method(Tier.TWO, call -> react(call, false)));
    }

    private ObjectNode react(Arguments call, boolean added) {
        var channel = places.writable(call);
        var ts = call.required("timestamp");
        var name = call.required("name");
        if (workspace.message(channel.id(), ts).filter(one -> one.onlyFor() == null).isEmpty()) {
            throw new Refused("message_not_found");
        }
        if (!workspace.react(channel.id(), ts, bot, name, added)) {
            throw new Refused(added ? "already_reacted" : "no_reaction");
        }
        return object();
    }
}
