package dev.rollcall.local.slack.webapi;

import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What is to go wrong, by method: next, each once and in order, or until told otherwise.
public final class Faults {
    private static final String ALL = "*";

    private final Map<String, Fault> standing = new ConcurrentHashMap<>();
    private final Map<String, Queue<Fault>> waiting = new ConcurrentHashMap<>();

    public void failNext(String method, Fault fault) {
        waiting.computeIfAbsent(method, _ -> new ConcurrentLinkedQueue<>()).add(fault);
    }

    /// Every call of a method fails (`*` for all methods) until all is well again.
    public void failAlways(String method, Fault fault) {
        standing.put(method, fault);
    }

    /// No fault waits or stands any more.
    public void clear() {
        waiting.clear();
        standing.clear();
    }

    Optional<Fault> next(String method) {
        return Optional.ofNullable(waiting.get(method))
                .map(Queue::poll)
                .or(() -> Optional.ofNullable(standing.get(method)))
                .or(() -> Optional.ofNullable(standing.get(ALL)));
    }
}
