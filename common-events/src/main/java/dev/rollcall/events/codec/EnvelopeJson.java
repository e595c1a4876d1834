package dev.rollcall.events.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Metadata;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/// The envelope as JSON: the value of a record on the topic. `data` and `metadata` are objects in
/// it, not text.
public final class EnvelopeJson {

    private EnvelopeJson() {}

    public static byte[] write(Envelope envelope) {
        try {
            var json = Json.MAPPER.createObjectNode();
            json.put("id", envelope.id().toString());
            json.put("type", envelope.type());
            json.put("aggregate_id", envelope.aggregateId());
            json.set("data", Json.MAPPER.readTree(envelope.data()));
            json.put("timestamp", envelope.timestamp().toString());
            json.set("metadata", Json.MAPPER.valueToTree(envelope.metadata()));
            json.put("version", envelope.version());
            json.put("sequence", envelope.sequence());
            json.put("position", envelope.position());
            json.put("epoch", envelope.epoch());
            return Json.MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException(
                    "the payload of event " + envelope.id() + " is not JSON", notJson);
        }
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
