package dev.rollcall.commands.eventlog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.regex.Pattern;

/// The fields of a line, each of the kind that is asked for; others are refused by their name.
record LineFields(ObjectNode line) {

    private static final Pattern NUL = Pattern.compile("(?<!\\\\)(\\\\\\\\)*\\\\u0000");

    void refuseOthersThan(Set<String> known) {
        line.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!known.contains(name)) {
                                throw new IllegalArgumentException("unknown field " + name);
                            }
                        });
    }

    JsonNode json(String name) {
        var value = line.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    String text(String name) {
        var value = json(name).textValue();
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(name + " is not text");
        }
        return value;
    }

    /// A number, or, as in CloudEvents, one in a string.
    long positive(String name) {
        var value = json(name);
        var number = value.isTextual() ? value.textValue() : value.toString();
        if (!number.matches("[1-9]\\d{0,18}")) {
            throw new IllegalArgumentException(name + " is not a whole number above 0");
        }
        return Long.parseLong(number);
    }

    OffsetDateTime moment(String name) {
        var moment = Instant.parse(text(name));
        if (!moment.equals(moment.truncatedTo(ChronoUnit.MICROS))) {
            throw new IllegalArgumentException(name + " is finer than the microseconds of a store");
        }
        return moment.atOffset(ZoneOffset.UTC);
    }

    /// PostgreSQL stores neither NUL nor half a surrogate pair.
    static String storable(JsonNode value) {
        var text = value.toString();
        if (NUL.matcher(text).find() || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("a text holds what PostgreSQL can't store");
        }
        return text;
    }
}
