package dev.rollcall.systemtests.load;

import dev.rollcall.systemtests.running.Accepted;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/// What was acknowledged. A sequence that is not the next one is refused at once.
final class Ledger {
    private final Map<String, Long> sequences = new TreeMap<>();
    private final Map<String, Update> visible = new TreeMap<>();
    private int acknowledged;
    private int repeats;

    synchronized void said(Accepted accepted, String content) {
        count(accepted);
        visible.put(accepted.id(), new Update(accepted.id(), content, accepted.sequence()));
    }

    synchronized void retracted(Accepted accepted) {
        count(accepted);
        visible.remove(accepted.id());
    }

    private void count(Accepted accepted) {
        var expected = sequences.merge(accepted.id(), 1L, Long::sum);
        if (accepted.sequence() != expected) {
            throw new AssertionError("%s instead of sequence %d".formatted(accepted, expected));
        }
        acknowledged++;
    }

    synchronized void repeated() {
        repeats++;
    }

    synchronized int acknowledged() {
        return acknowledged;
    }

    synchronized int repeats() {
        return repeats;
    }

    synchronized Collection<Update> visible() {
        return List.copyOf(visible.values());
    }

    /// 1, 2, 3… for each update, up to its last.
    synchronized Map<String, List<Long>> sequences() {
        var all = new TreeMap<String, List<Long>>();
        sequences.forEach(
                (id, last) -> all.put(id, LongStream.rangeClosed(1, last).boxed().toList()));
        return all;
    }
}
