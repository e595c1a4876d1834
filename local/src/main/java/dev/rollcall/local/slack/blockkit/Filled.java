package dev.rollcall.local.slack.blockkit;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a person has chosen and written, in Slack's shapes. A value comes as it is chosen: a text,
/// an option's value, a date, or a list of such.
public final class Filled {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// Where an element of a type keeps its value at first, and afterwards.
    private record Kind(String initially, String selected) {
        boolean ofOptions() {
            return selected.startsWith("selected_option");
        }
    }

    private static final Map<String, Kind> KINDS =
            Map.ofEntries(
                    entry("plain_text_input", new Kind("initial_value", "value")),
                    entry("email_text_input", new Kind("initial_value", "value")),
                    entry("url_text_input", new Kind("initial_value", "value")),
                    entry("number_input", new Kind("initial_value", "value")),
                    entry("rich_text_input", new Kind("initial_value", "rich_text_value")),
                    entry("static_select", new Kind("initial_option", "selected_option")),
                    entry("external_select", new Kind("initial_option", "selected_option")),
                    entry("radio_buttons", new Kind("initial_option", "selected_option")),
                    entry("checkboxes", new Kind("initial_options", "selected_options")),
                    entry("multi_static_select", new Kind("initial_options", "selected_options")),
                    entry("datepicker", new Kind("initial_date", "selected_date")),
                    entry("timepicker", new Kind("initial_time", "selected_time")),
                    entry("datetimepicker", new Kind("initial_date_time", "selected_date_time")),
                    entry("users_select", new Kind("initial_user", "selected_user")),
                    entry("multi_users_select", new Kind("initial_users", "selected_users")),
                    entry("channels_select", new Kind("initial_channel", "selected_channel")),
                    entry(
                            "multi_channels_select",
                            new Kind("initial_channels", "selected_channels")),
                    entry(
                            "conversations_select",
                            new Kind("initial_conversation", "selected_conversation")),
                    entry(
                            "multi_conversations_select",
                            new Kind("initial_conversations", "selected_conversations")));

    private Filled() {}

    /// `state.values`: every element that has a value, by block and action. `given` has the same
    /// keys; what is missing there is as the app set it at first.
    public static ObjectNode values(JsonNode blocks, JsonNode given) {
        var values = JSON.objectNode();
        for (var block : blocks) {
            var blockId = block.path("block_id").asText();
            for (var element : BlockKit.elements(block)) {
                if (KINDS.containsKey(element.path("type").asText())) {
                    var actionId = element.path("action_id").asText();
                    var value = given.path(blockId).path(actionId);
                    values.withObject("/" + escaped(blockId)).set(actionId, value(element, value));
                }
            }
        }
        return values;
    }

    /// One of a `block_actions` payload's `actions`.
    public static ObjectNode action(
            JsonNode block, JsonNode element, JsonNode value, String actionTs) {
        var action = JSON.objectNode().put("type", element.path("type").asText());
        action.put("block_id", block.path("block_id").asText());
        action.put("action_id", element.path("action_id").asText());
        for (var field : List.of("text", "value", "style", "placeholder")) {
            if (element.has(field)) {
                action.set(field, element.get(field));
            }
        }
        if (element.path("type").asText().equals("overflow")) {
            action.set("selected_option", option(element, value));
        } else if (KINDS.containsKey(element.path("type").asText())) {
            action.setAll(value(element, value));
        }
        return action.put("action_ts", actionTs);
    }

    /// Whether the element offers the value: an option of it, or anything where it has none.
    public static boolean offers(JsonNode element, JsonNode value) {
        if (!element.has("options") && !element.has("option_groups")) {
            return true;
        }
        if (value.isArray()) {
            for (var one : value) {
                if (option(element, one).isNull()) {
                    return false;
                }
            }
            return true;
        }
        return value.isNull() || !option(element, value).isNull();
    }

    private static ObjectNode value(JsonNode element, JsonNode given) {
        var type = element.path("type").asText();
        var kind = KINDS.get(type);
        var json = JSON.objectNode().put("type", type);
        if (given.isMissingNode()) {
            var initially = element.path(kind.initially());
            return json.set(kind.selected(), initially.isMissingNode() ? none(kind) : initially);
        }
        json.set(kind.selected(), kind.ofOptions() ? options(element, given) : plain(given));
        return json;
    }

    private static JsonNode none(Kind kind) {
        return kind.selected().endsWith("s") ? JSON.arrayNode() : NullNode.instance;
    }

    /// An empty text is none.
    private static JsonNode plain(JsonNode given) {
        return given.isTextual() && given.asText().isEmpty() ? NullNode.instance : given;
    }

    private static JsonNode options(JsonNode element, JsonNode given) {
        if (!given.isArray()) {
            return option(element, given);
        }
        ArrayNode chosen = JSON.arrayNode();
        given.forEach(one -> chosen.add(option(element, one)));
        return chosen;
    }

    private static JsonNode option(JsonNode element, JsonNode value) {
        return find(element.path("options"), value)
                .or(
                        () -> {
                            for (var group : element.path("option_groups")) {
                                var found = find(group.path("options"), value);
                                if (found.isPresent()) {
                                    return found;
                                }
                            }
                            return Optional.empty();
                        })
                .orElse(NullNode.instance);
    }

    private static Optional<JsonNode> find(JsonNode options, JsonNode value) {
        for (var option : options) {
            if (option.path("value").asText().equals(value.asText())) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
