package dev.rollcall.local.slack.workspace;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a workspace remembers from one start to the next: who is in which channel, and what was
/// said there.
public record Snapshot(Map<String, Set<String>> members, Map<String, List<Message>> messages) {

    public static final Snapshot EMPTY = new Snapshot(Map.of(), Map.of());

    String last() {
        return messages.values().stream()
                .flatMap(List::stream)
                .map(Message::ts)
                .max(String::compareTo)
                .orElse(null);
    }
}
