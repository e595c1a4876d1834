package dev.rollcall.local.slack.page;

import static dev.rollcall.local.slack.workspace.SlackJson.MAPPER;
import static dev.rollcall.local.slack.workspace.SlackJson.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.slack.workspace.Change;
import dev.rollcall.local.slack.workspace.Channel;
import dev.rollcall.local.slack.workspace.Message;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// Changes to those who look at the page, each what they may see. A reader who is too slow is cut
/// off and comes back for the whole.
final class Live {
    private static final int READERS = 100;

    private record Reader(String user, HttpServerResponse response) {}

    private final List<Reader> readers = new CopyOnWriteArrayList<>();

    void join(RoutingContext call, String user) {
        if (readers.size() >= READERS) {
            call.response().setStatusCode(503).putHeader("Retry-After", "5").end();
            return;
        }
        var response = call.response().setChunked(true);
        response.putHeader("Content-Type", "text/event-stream");
        response.putHeader("Cache-Control", "no-store");
        var reader = new Reader(user, response);
        response.closeHandler(_ -> readers.remove(reader));
        readers.add(reader);
        response.write("retry: 1000\nevent: hello\ndata: {}\n\n");
    }

    void tell(Change change) {
        switch (change) {
            case Change.Posted(var channel, var message) ->
                    tell(channel, message, "posted", shown(channel, message));
            case Change.Edited(var channel, _, var message, _) ->
                    tell(channel, message, "edited", shown(channel, message));
            case Change.Deleted(var channel, var message, _) ->
                    tell(channel, message, "deleted", gone(channel, message));
            case Change.ViewsChanged(var user) ->
                    tell(reader -> reader.user().equals(user), "views", object());
            case Change.Reacted(var channel, var message, _, _, _, _) ->
                    tell(channel, message, "edited", shown(channel, message));
            case Change.Joined _,
                    Change.Left _,
                    Change.ChannelChanged _,
                    Change.UserChanged _,
                    Change.GroupChanged _,
                    Change.AppMoved _ ->
                    tell(_ -> true, "workspace", object());
            case Change.AppOpened _ -> {}
        }
    }

    private void tell(Channel channel, Message message, String event, ObjectNode data) {
        tell(reader -> channel.has(reader.user()) && message.isFor(reader.user()), event, data);
    }

    private void tell(Predicate<Reader> to, String event, ObjectNode data) {
        var text = "event: " + event + "\ndata: " + data + "\n\n";
        for (var reader : readers) {
            if (!to.test(reader)) {
                continue;
            }
            if (reader.response().writeQueueFull()) {
                reader.response().reset();
            } else {
                reader.response().write(text);
            }
        }
    }

    private static ObjectNode shown(Channel channel, Message message) {
        var data = object().put("channel", channel.id());
        data.set("message", MAPPER.valueToTree(message));
        return data;
    }

    private static ObjectNode gone(Channel channel, Message message) {
        return object().put("channel", channel.id()).put("ts", message.ts());
    }
}
