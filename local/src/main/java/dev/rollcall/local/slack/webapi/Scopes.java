package dev.rollcall.local.slack.webapi;

import java.util.List;
import java.util.Map;

/// What each method needs of a token. Of several scopes any will do, as Slack counts by kinds of
/// channels.
/// Source: Slack's documentation, each method's page.
final class Scopes {
    private static final Map<String, List<String>> NEEDED =
            Map.ofEntries(
                    Map.entry("chat.postMessage", List.of("chat:write")),
                    Map.entry("chat.postEphemeral", List.of("chat:write")),
                    Map.entry("chat.update", List.of("chat:write")),
                    Map.entry("chat.delete", List.of("chat:write")),
                    Map.entry("conversations.history", history()),
                    Map.entry("conversations.replies", history()),
                    Map.entry("conversations.info", read()),
                    Map.entry("conversations.list", read()),
                    Map.entry("conversations.members", read()),
                    Map.entry("conversations.open", List.of("im:write")),
                    Map.entry("users.info", List.of("users:read")),
                    Map.entry("users.list", List.of("users:read")),
                    Map.entry("reactions.add", List.of("reactions:write")),
                    Map.entry("reactions.remove", List.of("reactions:write")),
                    Map.entry("team.info", List.of("team:read")),
                    Map.entry("usergroups.list", List.of("usergroups:read")),
                    Map.entry("usergroups.users.list", List.of("usergroups:read")));

    private Scopes() {}

    static void check(String method, List<String> given) {
        var needed = NEEDED.getOrDefault(method, List.of());
        if (!needed.isEmpty() && needed.stream().noneMatch(given::contains)) {
            throw Refused.missingScope(String.join(",", needed), String.join(",", given));
        }
    }

    private static List<String> history() {
        return List.of("channels:history", "groups:history", "im:history");
    }

    private static List<String> read() {
        return List.of("channels:read", "groups:read", "im:read");
    }
}
