package dev.rollcall.local.slack.webapi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The calls that came in: how many of each method, and the last ones of all.
final class CallLog {

    private static final int LAST = 10_000;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Deque<Call> last = new ArrayDeque<>();

    synchronized void add(String method, Optional<String> channel, Optional<Integer> retryAfter) {
        numbers.merge(method, 1, Integer::sum);
        last.addLast(new Call(method, channel, System.nanoTime(), retryAfter));
        if (last.size() > LAST) {
            last.removeFirst();
        }
    }

    synchronized int number(String method) {
        return numbers.getOrDefault(method, 0);
    }

    synchronized List<Call> last() {
        return List.copyOf(last);
    }
}
