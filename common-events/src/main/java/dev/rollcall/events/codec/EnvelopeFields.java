package dev.rollcall.events.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Metadata;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// The fields of an envelope as they come along in its JSON, each looked at once. The payload is
/// cut out as it stands.
final class EnvelopeFields {

    private final byte[] bytes;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private String data;
    private Metadata metadata;

    EnvelopeFields(byte[] bytes) {
        this.bytes = bytes;
    }

    void read(JsonParser json, String name) throws IOException, MalformedEnvelopeException {
        var token = json.nextToken();
        switch (name) {
            case "id", "type", "aggregate_id", "timestamp" -> texts.put(name, text(json, name));
            case "version", "sequence", "position", "epoch" ->
                    numbers.put(name, number(json, name));
            case "data" -> data = raw(json);
            case "metadata" -> metadata = metadata(json, token);
            default -> json.skipChildren();
        }
    }

    private static String text(JsonParser json, String name)
            throws IOException, MalformedEnvelopeException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            throw new MalformedEnvelopeException(name + " is not text");
        }
        return json.getText();
    }

    private static long number(JsonParser json, String name)
            throws IOException, MalformedEnvelopeException {
        if (!json.hasToken(JsonToken.VALUE_NUMBER_INT)
                || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw new MalformedEnvelopeException(name + " is not a whole number");
        }
        return json.getLongValue();
    }

    private String raw(JsonParser json) throws IOException, MalformedEnvelopeException {
        long begin = json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        json.finishToken();
        long end = json.currentLocation().getByteOffset();
        if (begin < 0) {
            throw new MalformedEnvelopeException("not in UTF-8");
        }
        return new String(bytes, (int) begin, (int) (end - begin), UTF_8);
    }

    /// Lenient, unlike events: what a newer build adds to the metadata must not stop an older one.
    static Metadata metadata(JsonParser json, JsonToken first) throws IOException {
        var known = new HashMap<String, String>();
        if (first == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var name = json.currentName();
                known.put(name, json.nextToken() == JsonToken.VALUE_STRING ? json.getText() : null);
                json.skipChildren();
            }
        } else {
            json.skipChildren();
        }
        return new Metadata(
                known.get("actor"),
                known.get("source"),
                known.get("ip"),
                known.get("user_agent"),
                known.get("correlation_id"),
                known.get("causation_id"),
                known.get("command_id"),
                known.get("request_hash"),
                known.get("slack_workspace"),
                known.get("slack_channel"),
                known.get("slack_ts"));
    }

    Envelope envelope() throws MalformedEnvelopeException {
        return new Envelope(
                UUID.fromString(found("id", texts.get("id"))),
                found("type", texts.get("type")),
                found("aggregate_id", texts.get("aggregate_id")),
                found("data", data),
                Instant.parse(found("timestamp", texts.get("timestamp"))),
                found("metadata", metadata),
                Math.toIntExact(found("version", numbers.get("version"))),
                found("sequence", numbers.get("sequence")),
                found("position", numbers.get("position")),
                found("epoch", numbers.get("epoch")));
    }

    private static <T> T found(String name, T value) throws MalformedEnvelopeException {
        if (value == null) {
            throw new MalformedEnvelopeException(name + " is missing");
        }
        return value;
    }
}
