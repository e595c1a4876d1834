package dev.rollcall.local.slack.workspace;

import java.util.List;
import java.util.Map;

/// What a workspace remembers from one start to the next: who and what is in it, and what was said.
public record Snapshot(
        Map<String, Channel> channels,
        Map<String, User> users,
        Map<String, List<Message>> messages) {

    public static final Snapshot EMPTY = new Snapshot(Map.of(), Map.of(), Map.of());

    public Snapshot {
        channels = channels == null ? Map.of() : channels;
        users = users == null ? Map.of() : users;
        messages = messages == null ? Map.of() : messages;
    }

    String last() {
        return messages.values().stream()
                .flatMap(List::stream)
                .map(Message::ts)
                .max(String::compareTo)
                .orElse(null);
    }
}
