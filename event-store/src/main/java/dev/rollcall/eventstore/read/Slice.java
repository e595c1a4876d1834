package dev.rollcall.eventstore.read;

import java.util.List;

/// The beginning of a selection, and what is left of it: positions up to the head that was found.
public record Slice(List<StoredEvent> events, Selection rest) {

    public Slice {
        events = List.copyOf(events);
    }
}
