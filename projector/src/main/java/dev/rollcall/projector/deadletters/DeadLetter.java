package dev.rollcall.projector.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.codec.EnvelopeJson;
import dev.rollcall.projector.projections.Poison;
import java.util.Arrays;
import java.util.UUID;

/// What could not be applied, and why.
///
/// @param event null for a record that is no envelope
/// @param origin null for an event that was read from the store
public record DeadLetter(String projection, Envelope event, Origin origin, Poison poison) {

    /// The same failure, met again, has the same id.
    public UUID id() {
        var name =
                event != null
                        ? projection + "/" + event.id()
                        : "%s/%s/%d/%d/%d"
                                .formatted(
                                        projection,
                                        origin.topic(),
                                        origin.partition(),
                                        origin.offset(),
                                        Arrays.hashCode(origin.value()));
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }

    public String aggregateId() {
        return event != null ? event.aggregateId() : origin.key();
    }

    /// The record's bytes as they came; those that the relay would send where none came.
    byte[] value() {
        return origin != null ? origin.value() : EnvelopeJson.write(event);
    }

    String describe() {
        return event != null
                ? "event %s (%s) of aggregate %s, sequence %d, position %d"
                        .formatted(
                                event.id(),
                                event.type(),
                                event.aggregateId(),
                                event.sequence(),
                                event.position())
                : "the record at %s-%d offset %d with key %s"
                        .formatted(
                                origin.topic(), origin.partition(), origin.offset(), origin.key());
    }
}
