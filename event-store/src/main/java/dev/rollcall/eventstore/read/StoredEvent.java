package dev.rollcall.eventstore.read;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.codec.EnvelopeJson;
import dev.rollcall.events.codec.MalformedEnvelopeException;
import io.vertx.mutiny.sqlclient.Row;

/// An event with its metadata as the JSON text that is stored: also what this build does not know
/// in it.
public record StoredEvent(Envelope envelope, String metadata) {

    static StoredEvent of(Row row) {
        var metadata = row.getString("metadata");
        try {
            var envelope =
                    new Envelope(
                            row.getUUID("id"),
                            row.getString("type"),
                            row.getString("aggregate_id"),
                            row.getString("data"),
                            row.getOffsetDateTime("timestamp").toInstant(),
                            EnvelopeJson.readMetadata(metadata),
                            row.getInteger("version"),
                            row.getLong("sequence"),
                            row.getLong("position"),
                            row.getLong("epoch"));
            return new StoredEvent(envelope, metadata);
        } catch (MalformedEnvelopeException impossible) {
            throw new IllegalStateException(
                    "the metadata of event " + row.getUUID("id") + " is not JSON", impossible);
        }
    }
}
