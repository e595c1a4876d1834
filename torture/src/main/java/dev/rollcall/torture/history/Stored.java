package dev.rollcall.torture.history;

import dev.rollcall.events.Event;
import java.time.Instant;
import java.util.UUID;

/// One event as it stands in the store.
///
/// @param commandId as its metadata say
/// @param marker of its payload; of its metadata where the payload has no text
public record Stored(
        UUID id,
        String aggregateId,
        long sequence,
        long position,
        Instant timestamp,
        UUID commandId,
        String marker,
        Event event) {
    /// For people.
    String description() {
        return "%s of %s at %s:%d, position %d"
                .formatted(
                        event.getClass().getSimpleName(), marker, aggregateId, sequence, position);
    }
}
