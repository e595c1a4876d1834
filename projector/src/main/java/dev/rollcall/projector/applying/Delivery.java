package dev.rollcall.projector.applying;

import dev.rollcall.events.Envelope;
import dev.rollcall.projector.deadletters.Origin;
import java.util.Optional;

/// Something to apply: an event as it came in a record or from the store, or a record that is none.
public sealed interface Delivery {

    record Received(Envelope envelope, Origin from) implements Delivery {}

    record Stored(Envelope envelope) implements Delivery {}

    record Malformed(Origin from, String reason) implements Delivery {}

    default Optional<Envelope> event() {
        return switch (this) {
            case Received(var envelope, _) -> Optional.of(envelope);
            case Stored(var envelope) -> Optional.of(envelope);
            case Malformed _ -> Optional.empty();
        };
    }

    default Optional<Origin> origin() {
        return switch (this) {
            case Received(_, var from) -> Optional.of(from);
            case Stored _ -> Optional.empty();
            case Malformed(var from, _) -> Optional.of(from);
        };
    }

    /// For a record that is no event, the aggregate that its key claims.
    default Optional<String> aggregateId() {
        return event().map(Envelope::aggregateId).or(() -> origin().map(Origin::key));
    }
}
