package dev.rollcall.commands.slackapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/// JSON as YAML that people like to read. What could mean anything else to YAML is quoted as in
/// JSON, which YAML takes.
final class Yaml {

    private static final Pattern PLAIN =
            Pattern.compile(
                    "(?!(?i:true|false|null|yes|no|on|off|y|n)$)[A-Za-z/](?:[\\w ./-]|:(?=[^ ]))*");
    private static final String STEP = "  ";

    private Yaml() {}

    static String of(JsonNode json) {
        var text = new StringBuilder();
        fields(json, "", text);
        return text.toString();
    }

    private static void fields(JsonNode json, String indent, StringBuilder text) {
        for (var field : json.properties()) {
            text.append(indent).append(field.getKey()).append(':');
            value(field.getValue(), indent, text);
        }
    }

    private static void value(JsonNode value, String indent, StringBuilder text) {
        if (value.isValueNode()) {
            text.append(' ').append(scalar(value)).append('\n');
            return;
        }
        text.append('\n');
        if (value.isObject()) {
            fields(value, indent + STEP, text);
            return;
        }
        for (var item : value) {
            item(item, indent + STEP, text);
        }
    }

    /// An object's first field stands beside the dash.
    private static void item(JsonNode item, String indent, StringBuilder text) {
        if (item.isValueNode()) {
            text.append(indent).append("- ").append(scalar(item)).append('\n');
            return;
        }
        int start = text.length();
        fields(item, indent + STEP, text);
        text.setCharAt(start + indent.length(), '-');
    }

    private static String scalar(JsonNode value) {
        return value.isTextual() && PLAIN.matcher(value.textValue()).matches()
                ? value.textValue()
                : value.toString();
    }
}
