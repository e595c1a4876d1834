package dev.rollcall.projector.following;

import dev.rollcall.projector.applying.Outcome;
import java.util.TreeMap;

/// Counts up what becomes a [Minute].
final class Tally {

    private final TreeMap<Integer, Long> batchesBySize = new TreeMap<>();
    private long changes;
    private long deadLetters;

    synchronized void add(int events, Outcome.Applied applied) {
        if (events > 0) {
            batchesBySize.merge(events, 1L, Long::sum);
        }
        changes += applied.changes().size();
        deadLetters += applied.deadLetters().size();
    }

    /// Starts anew.
    synchronized Minute take() {
        long batches = batchesBySize.values().stream().mapToLong(Long::longValue).sum();
        var minute = new Minute(changes, batches, median(batches), deadLetters);
        batchesBySize.clear();
        changes = 0;
        deadLetters = 0;
        return minute;
    }

    private int median(long batches) {
        long smaller = 0;
        for (var size : batchesBySize.entrySet()) {
            smaller += size.getValue();
            if (2 * smaller >= batches) {
                return size.getKey();
            }
        }
        return 0;
    }
}
