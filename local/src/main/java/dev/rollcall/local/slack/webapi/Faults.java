package dev.rollcall.local.slack.webapi;

import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What is to go wrong next, by method, each once and in order.
public final class Faults {
    private final Map<String, Queue<Fault>> waiting = new ConcurrentHashMap<>();

    public void failNext(String method, Fault fault) {
        waiting.computeIfAbsent(method, _ -> new ConcurrentLinkedQueue<>()).add(fault);
    }

    Optional<Fault> next(String method) {
        return Optional.ofNullable(waiting.get(method)).map(Queue::poll);
    }
}
