package dev.rollcall.local.slack.delivery;

import static dev.rollcall.local.slack.workspace.SlackJson.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.slack.workspace.Cast;
import dev.rollcall.local.slack.workspace.Change;
import dev.rollcall.local.slack.workspace.Channel;
import dev.rollcall.local.slack.workspace.Message;
import dev.rollcall.local.slack.workspace.Shapes;
import dev.rollcall.local.slack.workspace.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The events that the app gets to know of a change: none of what one person alone sees, and none
/// of channels it isn't in.
final class Events {
    private final String bot;
    private final Shapes shapes;

    Events(Cast cast) {
        this.bot = cast.bot().user();
        this.shapes = new Shapes(cast);
    }

    List<ObjectNode> of(Change change) {
        return switch (change) {
            case Change.ViewsChanged _ -> List.of();
            case Change.InChannel inside when inside.channel().has(bot) -> inside(inside);
            case Change.InChannel _ -> List.of();
        };
    }

    private List<ObjectNode> inside(Change.InChannel change) {
        return switch (change) {
            case Change.Posted(_, var message) when hidden(message) -> List.of();
            case Change.Posted(var channel, var message) -> posted(channel, message);
            case Change.Edited(_, _, var message, _) when hidden(message) -> List.of();
            case Change.Edited(var channel, var before, var message, var at) ->
                    edited(channel, before, message, at);
            case Change.Deleted(_, var message, _) when hidden(message) -> List.of();
            case Change.Deleted(var channel, var message, var at) ->
                    List.of(deleted(channel, message, at));
            case Change.Joined(var channel, var user, var at) -> List.of(joined(channel, user, at));
            case Change.AppOpened(var channel, var tab, var home, var at) ->
                    List.of(opened(channel, tab, home, at));
        };
    }

    /// A mention in a channel comes twice: as a mention and as a message.
    private List<ObjectNode> posted(Channel channel, Message message) {
        var events = new ArrayList<ObjectNode>();
        if (mentions(channel, message)) {
            events.add(mention(channel, message));
        }
        events.add(in(channel, shapes.message(channel, message), message.ts()));
        return events;
    }

    /// Slack tells of a mention again when its message was edited.
    private List<ObjectNode> edited(Channel channel, Message before, Message message, String at) {
        var events = new ArrayList<ObjectNode>();
        if (mentions(channel, message)) {
            events.add(mention(channel, message));
        }
        var event = object().put("type", "message").put("subtype", "message_changed");
        event.set("message", shapes.message(channel, message));
        event.set("previous_message", shapes.message(channel, before));
        event.put("hidden", true).put("ts", at);
        events.add(in(channel, event, at));
        return events;
    }

    private ObjectNode deleted(Channel channel, Message message, String at) {
        var event = object().put("type", "message").put("subtype", "message_deleted");
        event.set("previous_message", shapes.message(channel, message));
        event.put("hidden", true).put("deleted_ts", message.ts()).put("ts", at);
        return in(channel, event, at);
    }

    private static ObjectNode joined(Channel channel, String user, String at) {
        var event = object().put("type", "member_joined_channel").put("user", user);
        return event.put("channel", channel.id()).put("channel_type", "C").put("event_ts", at);
    }

    private ObjectNode opened(Channel channel, String tab, Optional<View> home, String at) {
        var event = object().put("type", "app_home_opened").put("user", channel.withUser());
        event.put("channel", channel.id()).put("tab", tab).put("event_ts", at);
        home.ifPresent(view -> event.set("view", shapes.view(view, object())));
        return event;
    }

    private ObjectNode mention(Channel channel, Message message) {
        var event = shapes.message(channel, message).put("type", "app_mention");
        return event.put("channel", channel.id()).put("event_ts", message.ts());
    }

    private static ObjectNode in(Channel channel, ObjectNode event, String at) {
        event.put("channel", channel.id()).put("event_ts", at);
        return event.put("channel_type", channel.direct() ? "im" : "channel");
    }

    private boolean mentions(Channel channel, Message message) {
        return !channel.direct()
                && !message.user().equals(bot)
                && message.text().contains("<@" + bot + ">");
    }

    private static boolean hidden(Message message) {
        return message.onlyFor() != null;
    }
}
