package dev.rollcall.commands.eventlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.events.codec.EnvelopeJson;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Set;
import java.util.UUID;

/// One line of a file, in either shape of [JsonLine], to an event. Refuses what could not be stored
/// as it stands, and what nobody would read.
final class LineParser {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private static final Set<String> CLOUD_EVENT =
            Set.of(
                    "specversion",
                    "id",
                    "source",
                    "type",
                    "subject",
                    "time",
                    "datacontenttype",
                    "schemaversion",
                    "aggregatesequence",
                    "position",
                    "metadata",
                    "data");

    private LineParser() {}

    static ImportedEvent parse(long line, byte[] text) {
        try {
            return parse(line, MAPPER.readTree(text));
        } catch (JsonProcessingException notJson) {
            throw ImportedEvent.refused(line, "not JSON: " + notJson.getOriginalMessage());
        } catch (IOException
                | IllegalArgumentException
                | DateTimeException
                | ArithmeticException malformed) {
            throw ImportedEvent.refused(line, malformed.getMessage());
        }
    }

    private static ImportedEvent parse(long line, JsonNode node) throws IOException {
        if (!(node instanceof ObjectNode json)) {
            throw ImportedEvent.refused(line, "not a JSON object");
        }
        var fields = new LineFields(json);
        return json.has("specversion") ? cloudEvent(line, fields) : envelope(line, fields);
    }

    private static ImportedEvent envelope(long line, LineFields fields) {
        fields.refuseOthersThan(EnvelopeJson.FIELDS);
        return new ImportedEvent(
                line,
                UUID.fromString(fields.text("id")),
                fields.text("type"),
                fields.text("aggregate_id"),
                LineFields.storable(fields.json("data")),
                fields.moment("timestamp"),
                LineFields.storable(fields.json("metadata")),
                Math.toIntExact(fields.positive("version")),
                fields.positive("sequence"),
                fields.positive("position"));
    }

    private static ImportedEvent cloudEvent(long line, LineFields fields) throws IOException {
        fields.refuseOthersThan(CLOUD_EVENT);
        var type = fields.text("type");
        if (!fields.text("specversion").equals("1.0")
                || !fields.text("source").equals(JsonLine.SOURCE)
                || !type.startsWith(JsonLine.TYPE_PREFIX)) {
            throw new IllegalArgumentException("a CloudEvent of another system");
        }
        return new ImportedEvent(
                line,
                UUID.fromString(fields.text("id")),
                type.substring(JsonLine.TYPE_PREFIX.length()),
                fields.text("subject"),
                LineFields.storable(fields.json("data")),
                fields.moment("time"),
                LineFields.storable(MAPPER.readTree(fields.text("metadata"))),
                Math.toIntExact(fields.positive("schemaversion")),
                fields.positive("aggregatesequence"),
                fields.positive("position"));
    }
}
