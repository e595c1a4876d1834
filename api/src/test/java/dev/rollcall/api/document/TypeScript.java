package dev.rollcall.api.document;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The document's shapes as types of TypeScript.
final class TypeScript {
    private TypeScript() {}

    static String declared(String name, JsonNode schema) {
        var says = says("", schema.path("description").asText());
        return says
                + (schema.has("properties")
                        ? "export interface %s %s\n\n".formatted(name, type(schema))
                        : "export type %s = %s;\n\n".formatted(name, type(schema)));
    }

    static String type(JsonNode schema) {
        return type(schema, "");
    }

    /// With what a moment may be given as, beside a text.
    static String type(JsonNode schema, String moments) {
        if (schema.has("$ref")) {
            return schema.path("$ref").asText().replaceFirst(".*/", "");
        }
        if (schema.has("enum")) {
            return each(schema.path("enum")).map(JsonNode::toString).collect(joining(" | "));
        }
        if (schema.has("allOf")) {
            return each(schema.path("allOf")).map(it -> type(it, moments)).collect(joining(" & "));
        }
        for (var any : List.of("oneOf", "anyOf")) {
            if (schema.has(any)) {
                return each(schema.path(any))
                        .map(it -> type(it, moments))
                        .distinct()
                        .collect(joining(" | "))
                        .replace("string | Date | string", "string | Date");
            }
        }
        return switch (schema.path("type").asText()) {
            case "array" -> array(type(schema.path("items"), moments));
            case "integer", "number" -> "number";
            case "boolean" -> "boolean";
            case "string" ->
                    schema.path("format").asText().equals("date-time")
                            ? "string" + moments
                            : "string";
            case "object" -> object(schema);
            default -> "unknown";
        };
    }

    private static String array(String item) {
        return item.contains(" ") ? "(%s)[]".formatted(item) : item + "[]";
    }

    private static String object(JsonNode schema) {
        if (!schema.has("properties")) {
            return "Record<string, unknown>";
        }
        var required = each(schema.path("required")).map(JsonNode::asText).toList();
        return schema.path("properties").properties().stream()
                .map(
                        it ->
                                field(
                                        "  ",
                                        it.getKey(),
                                        required.contains(it.getKey()),
                                        it.getValue().path("description").asText(),
                                        type(it.getValue()).replace("\n", "\n  ")))
                .collect(joining("", "{\n", "}"));
    }

    static String field(
            String indent, String name, boolean required, String description, String type) {
        var key = name.matches("\\w+") ? name : "\"" + name + "\"";
        return says(indent, description)
                + "%s%s%s: %s;\n".formatted(indent, key, required ? "" : "?", type);
    }

    private static String says(String indent, String description) {
        return description.isEmpty() ? "" : "%s/** %s */\n".formatted(indent, description.strip());
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
