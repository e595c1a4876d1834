package dev.rollcall.local.slack.webapi;

import static dev.rollcall.local.slack.workspace.SlackJson.MAPPER;
import static dev.rollcall.local.slack.workspace.SlackJson.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.slack.workspace.Channel;
import dev.rollcall.local.slack.workspace.Message;
import dev.rollcall.local.slack.workspace.Shapes;
import dev.rollcall.local.slack.workspace.Workspace;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// conversations.history (newest first, without what stands in threads) and conversations.replies
/// (oldest first).
final class History {
    private static final int MOST = 999;
    private static final Pattern TS = Pattern.compile("\\d{1,10}(\\.\\d{1,6})?");

    private final Workspace workspace;
    private final Places places;
    private final Shapes shapes;

    History(Workspace workspace) {
        this.workspace = workspace;
        this.places = new Places(workspace);
        this.shapes = new Shapes(workspace.cast());
    }

    Map<String, Method> methods() {
        return Map.of(
                "conversations.history", new Method(Tier.THREE, this::history),
                "conversations.replies", new Method(Tier.THREE, this::replies));
    }

    private ObjectNode history(Arguments call) {
        var channel = places.joined(call);
        var newestFirst = Comparator.<String>reverseOrder();
        var messages =
                inWindow(channel, call).stream()
                        .filter(Message::topLevel)
                        .sorted(Comparator.comparing(Message::ts, newestFirst))
                        .toList();
        var answer = page(call, channel, messages, newestFirst);
        return answer.put("pin_count", 0);
    }

    private ObjectNode replies(Arguments call) {
        var channel = places.joined(call);
        var parent = call.required("ts");
        var messages =
                inWindow(channel, call).stream()
                        .filter(one -> one.ts().equals(parent) || parent.equals(one.threadTs()))
                        .toList();
        if (messages.isEmpty()) {
            throw new Refused("thread_not_found");
        }
        return page(call, channel, messages, Comparator.naturalOrder());
    }

    private ObjectNode page(
            Arguments call, Channel channel, List<Message> sorted, Comparator<String> order) {
        var limit = call.number("limit", 100, MOST);
        var page = Page.of(sorted, Message::ts, order, limit, call.text("cursor").orElse(""));
        var withMetadata = call.flag("include_all_metadata", false);
        var answer = object();
        answer.set("messages", page.json(message -> shape(channel, message, withMetadata)));
        answer.put("has_more", page.hasMore());
        return page.hasMore() ? page.withCursor(answer) : answer;
    }

    private List<Message> inWindow(Channel channel, Arguments call) {
        var inclusive = call.flag("inclusive", false);
        var oldest = bound(call, "oldest", "0");
        var latest = bound(call, "latest", "9999999999.999999");
        Predicate<Message> inside =
                message -> message.ts().compareTo(oldest) > 0 && message.ts().compareTo(latest) < 0;
        Predicate<Message> onTheEdge =
                message -> message.ts().equals(oldest) || message.ts().equals(latest);
        return workspace.messages(channel.id()).stream()
                .filter(message -> message.onlyFor() == null)
                .filter(inclusive ? inside.or(onTheEdge) : inside)
                .toList();
    }

    private static String bound(Arguments call, String name, String otherwise) {
        var given = call.text(name).orElse(otherwise);
        if (!TS.matcher(given).matches()) {
            throw new Refused("invalid_ts_" + name);
        }
        return given;
    }

    private ObjectNode shape(Channel channel, Message message, boolean withMetadata) {
        var json = shapes.message(channel, message);
        if (withMetadata && message.metadata() != null) {
            json.set("metadata", message.metadata());
        }
        if (!message.reactions().isEmpty()) {
            json.set("reactions", Shapes.reactions(message));
        }
        var replies =
                workspace.messages(channel.id()).stream()
                        .filter(one -> one.repliesTo(message.ts()) && one.onlyFor() == null)
                        .toList();
        if (!replies.isEmpty()) {
            var people = replies.stream().map(Message::user).distinct().toList();
            json.put("thread_ts", message.ts()).put("reply_count", replies.size());
            json.put("reply_users_count", people.size());
            json.put("latest_reply", replies.getLast().ts());
            json.set("reply_users", MAPPER.valueToTree(people));
        }
        return json;
    }
}
