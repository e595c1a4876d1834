package dev.rollcall.local.slack.workspace;

import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;

/// A channel with its messages, oldest first; of a long talk it keeps the end.
final class Conversation {
    private final NavigableMap<String, Message> messages = new TreeMap<>();
    private final int kept;
    Channel channel;

    Conversation(Channel channel, int kept) {
        this.channel = channel;
        this.kept = kept;
    }

    void put(Message message) {
        messages.put(message.ts(), message);
        if (messages.size() > kept) {
            messages.pollFirstEntry();
        }
    }

    Message get(String ts) {
        return messages.get(ts);
    }

    Message remove(String ts) {
        return messages.remove(ts);
    }

    Collection<Message> messages() {
        return messages.values();
    }
}
