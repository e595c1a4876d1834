package dev.rollcall.eventstore.append;

import java.util.HashMap;
import java.util.List;

/// Events that are stored together or not at all, relying on what was read. The events of one
/// stream stand in the order of their sequences, without a gap.
public record Append(List<NewEvent> events, List<StreamRead> reads) {

    public Append {
        events = List.copyOf(events);
        reads = List.copyOf(reads);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("an append without events");
        }
        refuseGaps(events);
    }

    private static void refuseGaps(List<NewEvent> events) {
        var sequences = new HashMap<String, Long>();
        for (var event : events) {
            var before = sequences.put(event.aggregateId(), event.sequence());
            if (before != null && event.sequence() != before + 1) {
                throw new IllegalArgumentException(
                        "%s: sequence %d after %d"
                                .formatted(event.aggregateId(), event.sequence(), before));
            }
        }
    }

    /// What the append weighs in a statement, in characters.
    int size() {
        int size = 0;
        for (var event : events) {
            size += event.data().length() + event.metadata().length();
        }
        return size;
    }
}
