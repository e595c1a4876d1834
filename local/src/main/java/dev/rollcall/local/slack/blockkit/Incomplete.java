package dev.rollcall.local.slack.blockkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What Slack's client says before it sends a modal: what is required, too short or too long, and
/// what is no number, e-mail address or URL.
public final class Incomplete {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern URL = Pattern.compile("https?://\\S+");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private Incomplete() {}

    /// By block id; `values` as in `state.values`.
    public static Map<String, String> errors(JsonNode blocks, JsonNode values) {
        var errors = new LinkedHashMap<String, String>();
        for (var block : blocks) {
            if (block.path("type").asText().equals("input")) {
                var id = block.path("block_id").asText();
                var element = block.path("element");
                var value = values.path(id).path(element.path("action_id").asText());
                error(block, element, value).ifPresent(error -> errors.put(id, error));
            }
        }
        return errors;
    }

    private static Optional<String> error(JsonNode block, JsonNode element, JsonNode value) {
        if (empty(value)) {
            return block.path("optional").asBoolean()
                    ? Optional.empty()
                    : Optional.of("Please complete this required field.");
        }
        var text = value.path("value").asText();
        return switch (element.path("type").asText()) {
            case "plain_text_input" -> length(element, text);
            case "email_text_input" -> matches(EMAIL, text, "Please enter a valid email address.");
            case "url_text_input" -> matches(URL, text, "Please enter a valid URL.");
            case "number_input" -> matches(NUMBER, text, "Please enter a number.");
            default -> Optional.empty();
        };
    }

    private static boolean empty(JsonNode value) {
        for (var field : value.properties()) {
            var given = field.getValue();
            if (!field.getKey().equals("type")
                    && !given.isNull()
                    && !(given.isArray() && given.isEmpty())) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> length(JsonNode element, String text) {
        var length = text.codePointCount(0, text.length());
        var least = element.path("min_length").asInt(0);
        var most = element.path("max_length").asInt(3_000);
        if (length < least) {
            return Optional.of("This field requires at least %d characters.".formatted(least));
        }
        return length > most
                ? Optional.of("This field takes at most %d characters.".formatted(most))
                : Optional.empty();
    }

    private static Optional<String> matches(Pattern pattern, String text, String otherwise) {
        return pattern.matcher(text).matches() ? Optional.empty() : Optional.of(otherwise);
    }
}
