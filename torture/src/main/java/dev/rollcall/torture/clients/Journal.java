package dev.rollcall.torture.clients;

import dev.rollcall.torture.history.Call;
import dev.rollcall.torture.history.Ending;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/// What all clients have seen.
public final class Journal {
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final LongAdder acknowledged = new LongAdder();
    private final Map<String, LongAdder> unanswered = new ConcurrentHashMap<>();

    void ended(Call call) {
        calls.add(call);
        if (call.ending() instanceof Ending.Acknowledged) {
            acknowledged(1);
        }
    }

    void acknowledged(int more) {
        acknowledged.add(more);
    }

    /// A request that has to be sent again, and why: a status, or that nothing came.
    public void unanswered(String why) {
        unanswered.computeIfAbsent(why, _ -> new LongAdder()).increment();
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    public long acknowledged() {
        return acknowledged.sum();
    }

    /// How often requests were sent again, for each reason.
    public Map<String, Long> repeats() {
        var repeats = new TreeMap<String, Long>();
        unanswered.forEach((why, count) -> repeats.put(why, count.sum()));
        return repeats;
    }
}
