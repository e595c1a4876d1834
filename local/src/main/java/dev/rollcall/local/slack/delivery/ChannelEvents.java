package dev.rollcall.local.slack.delivery;

import static dev.rollcall.local.slack.workspace.SlackJson.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.slack.workspace.Cast;
import dev.rollcall.local.slack.workspace.Change;
import dev.rollcall.local.slack.workspace.Channel;
import java.util.ArrayList;
import java.util.List;

/// What the app is told when a channel gets another name, is archived or made private: an event of
/// its own, and a message of Slack's in the channel, which is an event too.
final class ChannelEvents {
    private static final long CREATED = 1_736_154_000;

    private final String team;

    ChannelEvents(Cast cast) {
        this.team = cast.team();
    }

    List<ObjectNode> of(Change.ChannelChanged change) {
        var events = new ArrayList<ObjectNode>();
        var before = change.before();
        var channel = change.channel();
        if (!channel.name().equals(before.name())) {
            events.add(renamed(change));
            events.add(
                    said(change, "name", "has renamed the channel")
                            .put("old_name", before.name())
                            .put("name", channel.name()));
        }
        if (channel.archived() != before.archived()) {
            var what = channel.archived() ? "archive" : "unarchive";
            events.add(own(change, what).put("channel", channel.id()).put("user", change.by()));
            events.add(said(change, what, what + "d the channel"));
        }
        if (channel.secret() != before.secret()) {
            var what = channel.secret() ? "private" : "public";
            events.add(said(change, "convert_to_" + what, "made this channel " + what));
        }
        return events;
    }

    static String type(Channel channel) {
        if (channel.direct()) {
            return "im";
        }
        return channel.secret() ? "group" : "channel";
    }

    private static ObjectNode renamed(Change.ChannelChanged change) {
        var event = own(change, "rename");
        var channel = event.putObject("channel").put("id", change.channel().id());
        channel.put("name", change.channel().name()).put("created", CREATED);
        channel.put("name_normalized", change.channel().name()).put("is_mpim", false);
        channel.put("is_channel", !change.channel().secret());
        return event;
    }

    private static ObjectNode own(Change.ChannelChanged change, String what) {
        var kind = change.channel().secret() ? "group_" : "channel_";
        return object().put("type", kind + what).put("event_ts", change.at());
    }

    private ObjectNode said(Change.ChannelChanged change, String what, String text) {
        var event = object().put("type", "message").put("subtype", "channel_" + what);
        event.put("user", change.by()).put("text", text).put("team", team);
        event.put("channel", change.channel().id()).put("ts", change.at());
        event.put("channel_type", type(change.channel()));
        return event.put("event_ts", change.at());
    }
}
