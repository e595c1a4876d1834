package dev.rollcall.projector.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.codec.EnvelopeJson;
import dev.rollcall.projector.projections.Poison;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.UUID;

/// What could not be applied, and why.
///
/// @param event null for a record that is no envelope
/// @param origin null for an event that was read from the store
public record DeadLetter(String projection, Envelope event, Origin origin, Poison poison) {

    private static final int LONGEST_TRACE = 8_000;

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

    /// Null where nothing was thrown.
    String stackTrace() {
        if (poison.thrown() == null) {
            return null;
        }
        var trace = new StringWriter();
        poison.thrown().printStackTrace(new PrintWriter(trace));
        return trace.getBuffer().substring(0, Math.min(trace.getBuffer().length(), LONGEST_TRACE));
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
