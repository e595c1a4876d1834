package dev.rollcall.commands.edge.slack.payload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.edge.problems.Fields;
import java.time.Instant;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Reads what we need of a request of Slack's, and is strict about that only.
public final class SlackFields {

    private static final Pattern ID = Pattern.compile("[A-Z0-9]{2,32}");
    private static final Pattern TS = Pattern.compile("\\d{1,12}\\.\\d{1,9}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");
    private static final Pattern TRIGGER = Pattern.compile("[A-Za-z0-9._-]{1,200}");

    private final Fields fields = new Fields();

    String id(String field, String value) {
        return matching(ID, field, value, "must be an id of Slack's, such as C024BE91L");
    }

    String ts(String field, String value) {
        return matching(TS, field, value, "must be a message's ts, such as 1355517523.000005");
    }

    Instant seconds(String field, JsonNode value) {
        return fields.parsed(
                field,
                value.isIntegralNumber() ? value.asText() : null,
                text -> Instant.ofEpochSecond(Long.parseLong(matched(SECONDS, text))),
                "must be seconds since 1970");
    }

    String trigger(String field, String value) {
        return matching(TRIGGER, field, value, "must be an id of Slack's");
    }

    public String present(String field, String value) {
        return fields.parsed(field, value, text -> text, "must be a text");
    }

    <T> T parsed(String field, String value, Function<String, T> parse, String reason) {
        return fields.parsed(field, value, parse, reason);
    }

    /// Answers 400 once for all that was wrong.
    public void check() {
        fields.check();
    }

    private String matching(Pattern pattern, String field, String value, String reason) {
        return fields.parsed(field, value, text -> matched(pattern, text), reason);
    }

    private static String matched(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        return text;
    }
}
