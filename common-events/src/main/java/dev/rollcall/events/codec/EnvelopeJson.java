package dev.rollcall.events.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Metadata;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/// The envelope as JSON: the value of a record on the topic. `data` and `metadata` are objects in
/// it, not text.
public final class EnvelopeJson {

    /// What [#writeFields] writes, and the epoch.
    public static final Set<String> FIELDS =
            Set.of(
                    "id",
                    "type",
                    "aggregate_id",
                    "data",
                    "timestamp",
                    "metadata",
                    "version",
                    "sequence",
                    "position",
                    "epoch");

    private EnvelopeJson() {}

    /// Payload as it is stored: PostgreSQL has made sure that it is JSON.
    public static byte[] write(Envelope envelope) {
        var bytes = new ByteArrayOutputStream();
        try (var json = Json.MAPPER.createGenerator(bytes)) {
            json.writeStartObject();
            writeFields(json, envelope, writeMetadata(envelope.metadata()));
            json.writeNumberField("epoch", envelope.epoch());
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /// Into an object that was begun: all but the epoch, which is the store's; `metadata` as JSON.
    public static void writeFields(JsonGenerator json, Envelope envelope, String metadata)
            throws IOException {
        json.writeStringField("id", envelope.id().toString());
        json.writeStringField("type", envelope.type());
        json.writeStringField("aggregate_id", envelope.aggregateId());
        json.writeFieldName("data");
        json.writeRawValue(envelope.data());
        json.writeStringField("timestamp", envelope.timestamp().toString());
        json.writeFieldName("metadata");
        json.writeRawValue(metadata);
        json.writeNumberField("version", envelope.version());
        json.writeNumberField("sequence", envelope.sequence());
        json.writeNumberField("position", envelope.position());
    }

    public static Envelope read(byte[] value) throws MalformedEnvelopeException {
        if (value == null) {
            throw new MalformedEnvelopeException("the record has no value");
        }
        try {
            if (!(Json.MAPPER.readTree(value) instanceof ObjectNode json)) {
                throw new MalformedEnvelopeException("not a JSON object");
            }
            return new Envelope(
                    UUID.fromString(text(json, "id")),
                    text(json, "type"),
                    text(json, "aggregate_id"),
                    field(json, "data").toString(),
                    Instant.parse(text(json, "timestamp")),
                    readMetadata(field(json, "metadata")),
                    Math.toIntExact(number(json, "version")),
                    number(json, "sequence"),
                    number(json, "position"),
                    number(json, "epoch"));
        } catch (IOException
                | IllegalArgumentException
                | ArithmeticException
                | DateTimeException malformed) {
            throw new MalformedEnvelopeException(malformed.getMessage(), malformed);
        }
    }

    public static String writeMetadata(Metadata metadata) {
        try {
            return Json.MAPPER.writeValueAsString(metadata);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write " + metadata, impossible);
        }
    }

    public static Metadata readMetadata(String json) throws MalformedEnvelopeException {
        try {
            return readMetadata(Json.MAPPER.readTree(json));
        } catch (JsonProcessingException malformed) {
            throw new MalformedEnvelopeException(malformed.getOriginalMessage(), malformed);
        }
    }

    /// Lenient, unlike events: what a newer build adds to the metadata must not stop an older one.
    private static Metadata readMetadata(JsonNode json) {
        return new Metadata(
                optional(json, "actor"),
                optional(json, "source"),
                optional(json, "ip"),
                optional(json, "user_agent"),
                optional(json, "correlation_id"),
                optional(json, "causation_id"),
                optional(json, "command_id"),
                optional(json, "request_hash"),
                optional(json, "slack_workspace"));
    }

    private static String optional(JsonNode json, String name) {
        return json.path(name).textValue();
    }

    private static JsonNode field(ObjectNode json, String name) throws MalformedEnvelopeException {
        var value = json.get(name);
        if (value == null) {
            throw new MalformedEnvelopeException(name + " is missing");
        }
        return value;
    }

    private static String text(ObjectNode json, String name) throws MalformedEnvelopeException {
        var value = field(json, name).textValue();
        if (value == null) {
            throw new MalformedEnvelopeException(name + " is not text");
        }
        return value;
    }

    private static long number(ObjectNode json, String name) throws MalformedEnvelopeException {
        var value = field(json, name);
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            throw new MalformedEnvelopeException(name + " is not a whole number");
        }
        return value.longValue();
    }
}
