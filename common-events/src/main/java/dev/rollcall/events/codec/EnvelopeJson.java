package dev.rollcall.events.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Metadata;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.Set;

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
        try (var json = Json.MAPPER.createParser(value)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedEnvelopeException("not a JSON object");
            }
            var fields = new EnvelopeFields(value);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                fields.read(json, json.currentName());
            }
            expectEnd(json);
            return fields.envelope();
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

    public static Metadata readMetadata(String text) throws MalformedEnvelopeException {
        try (var json = Json.MAPPER.createParser(text)) {
            var metadata = EnvelopeFields.metadata(json, json.nextToken());
            expectEnd(json);
            return metadata;
        } catch (IOException malformed) {
            throw new MalformedEnvelopeException(malformed.getMessage(), malformed);
        }
    }

    private static void expectEnd(JsonParser json) throws IOException, MalformedEnvelopeException {
        if (json.nextToken() != null) {
            throw new MalformedEnvelopeException("something stands behind its end");
        }
    }
}
