package dev.rollcall.local.slack.webapi;

import static dev.rollcall.local.slack.workspace.SlackJson.MAPPER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// A part of a list, and the cursor to the next part (empty at the end, as Slack has it).
record Page<T>(List<T> items, String nextCursor) {
    private static final String MARK = "next:";

    /// The items must be sorted by their keys in that order.
    static <T> Page<T> of(
            List<T> sorted,
            Function<T, String> key,
            Comparator<String> order,
            int limit,
            String cursor) {
        var from = decode(cursor);
        var rest =
                sorted.stream()
                        .dropWhile(
                                item -> !from.isEmpty() && order.compare(key.apply(item), from) < 0)
                        .toList();
        return rest.size() <= limit
                ? new Page<>(rest, "")
                : new Page<>(rest.subList(0, limit), encode(key.apply(rest.get(limit))));
    }

    boolean hasMore() {
        return !nextCursor.isEmpty();
    }

    ArrayNode json(Function<T, ? extends JsonNode> shape) {
        var array = MAPPER.createArrayNode();
        items.forEach(item -> array.add(shape.apply(item)));
        return array;
    }

    ObjectNode withCursor(ObjectNode answer) {
        answer.putObject("response_metadata").put("next_cursor", nextCursor);
        return answer;
    }

    private static String encode(String key) {
        return Base64.getEncoder().encodeToString((MARK + key).getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        if (cursor.isEmpty()) {
            return "";
        }
        try {
            var decoded = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (decoded.startsWith(MARK)) {
                return decoded.substring(MARK.length());
            }
        } catch (IllegalArgumentException _) {
            // Not base64: the same answer as for a cursor of another kind.
        }
        throw new Refused("invalid_cursor");
    }
}
