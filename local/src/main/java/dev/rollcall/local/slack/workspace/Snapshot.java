package dev.rollcall.local.slack.workspace;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a workspace remembers from one start to the next: who and what is in it, what was said,
/// what people see in the app's Home tab, and by which tokens the app speaks there.
///
/// @param withoutApp the app was taken out, or never was there
public record Snapshot(
        Map<String, Channel> channels,
        Map<String, User> users,
        Map<String, Cast.Group> groups,
        Map<String, List<Message>> messages,
        Map<String, View> homes,
        List<BotToken> tokens,
        boolean withoutApp) {

    public static final Snapshot EMPTY = new Snapshot(null, null, null, null, null, null, false);

    public Snapshot {
        channels = channels == null ? Map.of() : channels;
        users = users == null ? Map.of() : users;
        groups = groups == null ? Map.of() : groups;
        messages = messages == null ? Map.of() : messages;
        homes = homes == null ? Map.of() : homes;
        tokens = tokens == null ? List.of() : List.copyOf(tokens);
    }

    /// With one more token, or with other scopes for one that is known.
    public Snapshot with(BotToken token) {
        var others = tokens.stream().filter(one -> !one.token().equals(token.token()));
        var all = Stream.concat(others, Stream.of(token)).toList();
        return new Snapshot(channels, users, groups, messages, homes, all, false);
    }

    String last() {
        return messages.values().stream()
                .flatMap(List::stream)
                .map(Message::ts)
                .max(String::compareTo)
                .orElse(null);
    }
}
