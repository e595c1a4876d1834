package dev.rollcall.commands.eventlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

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

    private static final Set<String> ENVELOPE =
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
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)(\\\\\\\\)*\\\\u0000");

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
        return json.has("specversion") ? cloudEvent(line, json) : envelope(line, json);
    }

    private static ImportedEvent envelope(long line, ObjectNode json) {
        refuseOthers(json, ENVELOPE);
        return new ImportedEvent(
                line,
                UUID.fromString(text(json, "id")),
                text(json, "type"),
                text(json, "aggregate_id"),
                storable(field(json, "data")),
                moment(json, "timestamp"),
                storable(field(json, "metadata")),
                Math.toIntExact(positive(json, "version")),
                positive(json, "sequence"),
                positive(json, "position"));
    }

    private static ImportedEvent cloudEvent(long line, ObjectNode json) throws IOException {
        refuseOthers(json, CLOUD_EVENT);
        var type = text(json, "type");
        if (!text(json, "specversion").equals("1.0")
                || !text(json, "source").equals(JsonLine.SOURCE)
                || !type.startsWith(JsonLine.TYPE_PREFIX)) {
            throw new IllegalArgumentException("a CloudEvent of another system");
        }
        return new ImportedEvent(
                line,
                UUID.fromString(text(json, "id")),
                type.substring(JsonLine.TYPE_PREFIX.length()),
                text(json, "subject"),
                storable(field(json, "data")),
                moment(json, "time"),
                storable(MAPPER.readTree(text(json, "metadata"))),
                Math.toIntExact(positive(json, "schemaversion")),
                positive(json, "aggregatesequence"),
                positive(json, "position"));
    }

    private static void refuseOthers(ObjectNode json, Set<String> known) {
        json.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!known.contains(name)) {
                                throw new IllegalArgumentException("unknown field " + name);
                            }
                        });
    }

    private static JsonNode field(ObjectNode json, String name) {
        var value = json.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static String text(ObjectNode json, String name) {
        var value = field(json, name).textValue();
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(name + " is not text");
        }
        return value;
    }

    /// A number, or, as in CloudEvents, one in a string.
    private static long positive(ObjectNode json, String name) {
        var value = field(json, name);
        var number = value.isTextual() ? value.textValue() : value.toString();
        if (!number.matches("[1-9]\\d{0,18}")) {
            throw new IllegalArgumentException(name + " is not a whole number above 0");
        }
        return Long.parseLong(number);
    }

    private static OffsetDateTime moment(ObjectNode json, String name) {
        var moment = Instant.parse(text(json, name));
        if (!moment.equals(moment.truncatedTo(ChronoUnit.MICROS))) {
            throw new IllegalArgumentException(name + " is finer than the microseconds of a store");
        }
        return moment.atOffset(ZoneOffset.UTC);
    }

    /// PostgreSQL stores neither NUL nor half a surrogate pair.
    private static String storable(JsonNode value) {
        var text = value.toString();
        if (NUL.matcher(text).find() || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("a text holds what PostgreSQL can't store");
        }
        return text;
    }
}
