package dev.rollcall.local.slack.webapi;

import static dev.rollcall.local.slack.workspace.SlackJson.MAPPER;
import static dev.rollcall.local.slack.workspace.SlackJson.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.slack.workspace.Channel;
import dev.rollcall.local.slack.workspace.Shapes;
import dev.rollcall.local.slack.workspace.Workspace;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// conversations.info, .list, .members and .open.
final class Conversations {
    private static final int MOST = 1_000;

    private final Workspace workspace;
    private final Places places;
    private final Shapes shapes;
    private final String bot;

    Conversations(Workspace workspace) {
        this.workspace = workspace;
        this.places = new Places(workspace);
        this.shapes = new Shapes(workspace.cast());
        this.bot = workspace.cast().bot().user();
    }

    Map<String, Method> methods() {
        return Map.of(
                "conversations.info", new Method(Tier.THREE, this::info),
                "conversations.list", new Method(Tier.TWO, this::list),
                "conversations.members", new Method(Tier.FOUR, this::members),
                "conversations.open", new Method(Tier.THREE, this::open));
    }

    private ObjectNode info(Arguments call) {
        var answer = object();
        answer.set("channel", shapes.channel(places.known(call)));
        return answer;
    }

    private ObjectNode list(Arguments call) {
        var types = List.of(call.text("types").orElse("public_channel").split("\\s*,\\s*"));
        if (!List.of("public_channel", "private_channel", "mpim", "im").containsAll(types)) {
            throw new Refused("invalid_types");
        }
        var withoutArchived = call.flag("exclude_archived", false);
        var wanted =
                workspace.channels().stream()
                        .filter(one -> types.contains(type(one)))
                        .filter(one -> !one.secret() || one.has(bot))
                        .filter(one -> !withoutArchived || !one.archived())
                        .sorted(Comparator.comparing(Channel::id))
                        .toList();
        var page =
                Page.of(
                        wanted,
                        Channel::id,
                        Comparator.naturalOrder(),
                        call.number("limit", 100, MOST),
                        call.text("cursor").orElse(""));
        var answer = object();
        answer.set("channels", page.json(shapes::channel));
        return page.withCursor(answer);
    }

    private ObjectNode members(Arguments call) {
        var page =
                Page.of(
                        places.known(call).members().stream().sorted().toList(),
                        member -> member,
                        Comparator.naturalOrder(),
                        call.number("limit", 100, MOST),
                        call.text("cursor").orElse(""));
        var answer = object();
        answer.set("members", MAPPER.valueToTree(page.items()));
        return page.withCursor(answer);
    }

    /// Direct messages with one person; talks of three and more are not simulated.
    private ObjectNode open(Arguments call) {
        var given = call.text("users").or(() -> call.text("channel"));
        var id = given.orElseThrow(() -> new Refused("users_list_not_supplied"));
        var channel =
                workspace
                        .directMessagesOf(id)
                        .or(() -> workspace.channel(id).filter(Channel::direct))
                        .orElseThrow(() -> new Refused(notFound(id)));
        var answer = object().put("no_op", true).put("already_open", true);
        answer.set(
                "channel",
                call.flag("return_im", false)
                        ? shapes.channel(channel)
                        : object().put("id", channel.id()));
        return answer;
    }

    private static String type(Channel channel) {
        if (channel.direct()) {
            return "im";
        }
        return channel.secret() ? "private_channel" : "public_channel";
    }

    private static String notFound(String id) {
        if (id.contains(",")) {
            return "method_not_supported_for_channel_type";
        }
        return id.startsWith("U") ? "user_not_found" : "channel_not_found";
    }
}
