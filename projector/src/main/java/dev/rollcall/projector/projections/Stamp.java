package dev.rollcall.projector.projections;

import dev.rollcall.events.Envelope;
import java.time.Instant;
import java.util.UUID;

/// How far a row has followed its stream: the last event seen, when the first one happened, when
/// the last one that changed it was stored.
public record Stamp(
        long sequence, long position, UUID eventId, Instant createdAt, Instant updatedAt) {

    public static final Stamp BARE = new Stamp(0, 0, null, null, null);

    /// No event that the view reads has come yet: there is no row to write.
    public boolean isBare() {
        return createdAt == null;
    }

    /// The stream has begun, with events that the view does not read.
    boolean isForeign() {
        return sequence > 0 && createdAt == null;
    }

    /// @param happened when the event did
    Stamp changedBy(Envelope event, Instant happened) {
        return new Stamp(
                event.sequence(),
                event.position(),
                event.id(),
                createdAt == null ? happened : createdAt,
                event.timestamp());
    }

    Stamp passedBy(Envelope event) {
        return new Stamp(event.sequence(), event.position(), event.id(), createdAt, updatedAt);
    }
}
