package dev.rollcall.local.slack.delivery;

import static dev.rollcall.local.slack.workspace.SlackJson.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.slack.workspace.Cast;
import dev.rollcall.local.slack.workspace.Change;
import dev.rollcall.local.slack.workspace.Channel;
import dev.rollcall.local.slack.workspace.Message;
import dev.rollcall.local.slack.workspace.Shapes;
import dev.rollcall.local.slack.workspace.User;
import dev.rollcall.local.slack.workspace.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The events that the app gets to know of a change: none of what one person alone sees, and none
/// of channels it isn't in.
final class Events {
    private final String bot;
    private final String team;
    private final String owner;
    private final Shapes shapes;
    private final ChannelEvents channels;
    private final GroupEvents groups;

    Events(Cast cast) {
        this.team = cast.team();
        this.owner = cast.owner();
        this.channels = new ChannelEvents(cast);
        this.groups = new GroupEvents(cast);
        this.bot = cast.bot().user();
        this.shapes = new Shapes(cast);
    }

    List<ObjectNode> of(Change change) {
        return switch (change) {
            case Change.ViewsChanged _, Change.AppMoved _ -> List.of();
            case Change.UserChanged(var user, var at) -> List.of(changed(user, at));
            case Change.GroupChanged changed -> groups.of(changed);
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
            case Change.Left(var channel, var user, var at) -> left(channel, user, at);
            case Change.Reacted reacted -> List.of(reacted(reacted));
            case Change.ChannelChanged changed -> channels.of(changed);
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

    private ObjectNode joined(Channel channel, String user, String at) {
        return member("member_joined_channel", channel, user, at);
    }

    /// A bot that was removed is told twice: as any member's leaving, and as its own.
    private List<ObjectNode> left(Channel channel, String user, String at) {
        var event = member("member_left_channel", channel, user, at);
        if (!user.equals(bot)) {
            return List.of(event);
        }
        var own = object().put("type", channel.secret() ? "group_left" : "channel_left");
        own.put("channel", channel.id()).put("actor_id", owner);
        return List.of(event, own.put("event_ts", at));
    }

    private ObjectNode member(String type, Channel channel, String user, String at) {
        var event = object().put("type", type).put("user", user).put("channel", channel.id());
        event.put("channel_type", channel.secret() ? "G" : "C").put("team", team);
        return event.put("event_ts", at);
    }

    private static ObjectNode reacted(Change.Reacted reacted) {
        var type = reacted.added() ? "reaction_added" : "reaction_removed";
        var event = object().put("type", type).put("user", reacted.user());
        event.put("reaction", reacted.name()).put("item_user", reacted.message().user());
        var item = event.putObject("item").put("type", "message");
        item.put("channel", reacted.channel().id()).put("ts", reacted.message().ts());
        return event.put("event_ts", reacted.at());
    }

    private ObjectNode changed(User user, String at) {
        var event = object().put("type", "user_change");
        event.set("user", shapes.user(user));
        var seconds = Long.parseLong(at.substring(0, at.indexOf('.')));
        return event.put("cache_ts", seconds).put("event_ts", at);
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
        return event.put("channel_type", ChannelEvents.type(channel));
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
