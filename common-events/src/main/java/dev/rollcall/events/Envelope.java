package dev.rollcall.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/// A stored event: the event store's columns and nothing else.
///
/// @param id UUIDv5 of command id and number in the append, so that a repeat is refused by the key
/// @param type the stored name of the event's type
/// @param aggregateId the stream that it belongs to: the aggregate's UUID as text
/// @param data the payload as JSON text, in schema version `version`
/// @param timestamp when it was stored; never decreases with `position`
/// @param metadata who, from where, why
/// @param version the schema version of `data`
/// @param sequence 1, 2, 3… within the aggregate
/// @param position global order, in commit order; grows, with gaps
/// @param epoch the store's life: another one after a restore
public record Envelope(
        UUID id,
        String type,
        String aggregateId,
        String data,
        Instant timestamp,
        Metadata metadata,
        int version,
        long sequence,
        long position,
        long epoch) {

    public Envelope {
        requireNonNull(id, "id");
        requireNonNull(type, "type");
        requireNonNull(aggregateId, "aggregate_id");
        requireNonNull(data, "data");
        requireNonNull(timestamp, "timestamp");
        requireNonNull(metadata, "metadata");
    }
}
