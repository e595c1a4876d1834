package dev.rollcall.eventstore.append;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/// An event that is to be stored as the `sequence`-th of its aggregate. Position and timestamp are
/// the store's to give. `data` and `metadata` are JSON text.
public record NewEvent(
        UUID id,
        String type,
        int version,
        String aggregateId,
        long sequence,
        String data,
        String metadata) {

    public NewEvent {
        requireNonNull(id, "id");
        requireNonNull(type, "type");
        requireNonNull(aggregateId, "aggregate_id");
        requireNonNull(data, "data");
        requireNonNull(metadata, "metadata");
        if (sequence < 1) {
            throw new IllegalArgumentException("sequences start at 1, not " + sequence);
        }
    }
}
