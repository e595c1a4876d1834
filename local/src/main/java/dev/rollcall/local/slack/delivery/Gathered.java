package dev.rollcall.local.slack.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// Events that wait for others, to come before them though they happened later.
final class Gathered {
    private final List<ObjectNode> waiting = new ArrayList<>();
    private int generation;

    /// Adds one; what is to be sent now, the last first, is nothing until there are enough.
    synchronized List<ObjectNode> add(ObjectNode envelope, int enough) {
        waiting.add(envelope);
        generation++;
        return waiting.size() >= enough ? takeBackwards() : List.of();
    }

    synchronized int generation() {
        return generation;
    }

    /// All that waits, if nothing came since then.
    synchronized List<ObjectNode> quietSince(int then) {
        return then == generation ? takeBackwards() : List.of();
    }

    private List<ObjectNode> takeBackwards() {
        var all = List.copyOf(waiting.reversed());
        waiting.clear();
        return all;
    }
}
