package dev.rollcall.local.slack.webapi;

import static dev.rollcall.local.slack.workspace.SlackJson.MAPPER;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A call's arguments, whichever way they came: query, form, or a JSON body.
final class Arguments {
    private final Map<String, JsonNode> values;
    private final boolean charsetMissing;

    private Arguments(Map<String, JsonNode> values, boolean charsetMissing) {
        this.values = values;
        this.charsetMissing = charsetMissing;
    }

    static Arguments of(RoutingContext call) {
        var values = new LinkedHashMap<String, JsonNode>();
        putAll(values, call.queryParams());
        putCredentials(values, call.request().getHeader("Authorization"));
        putAll(values, call.request().formAttributes());
        var body = call.body().buffer();
        var type = Optional.ofNullable(call.request().getHeader("Content-Type")).orElse("");
        var kind = type.toLowerCase(Locale.ROOT);
        if (body == null || body.length() == 0 || isForm(kind)) {
            return new Arguments(values, false);
        }
        if (!kind.startsWith("application/json")) {
            throw new Refused("invalid_post_type");
        }
        putAll(values, body.getBytes());
        return new Arguments(values, !kind.contains("charset"));
    }

    /// Slack's warning about JSON whose character set is not named.
    boolean charsetMissing() {
        return charsetMissing;
    }

    Optional<String> text(String name) {
        return given(name)
                .map(value -> value.isValueNode() ? value.asText() : value.toString())
                .filter(value -> !value.isEmpty());
    }

    String required(String name) {
        return text(name).orElseThrow(() -> Refused.argument("missing required field: " + name));
    }

    boolean flag(String name, boolean otherwise) {
        return text(name).map(value -> value.equals("true") || value.equals("1")).orElse(otherwise);
    }

    int number(String name, int otherwise, int most) {
        var value = text(name).map(given -> asNumber(name, given)).orElse(otherwise);
        if (value < 1 || value > most) {
            throw new Refused("invalid_limit", "[ERROR] " + name + " must be 1 to " + most);
        }
        return value;
    }

    /// A structured argument; in a form it comes as JSON in a string.
    Optional<JsonNode> json(String name, String error) {
        if (text(name).isEmpty()) {
            return Optional.empty();
        }
        var value = values.get(name);
        try {
            return Optional.of(value.isTextual() ? MAPPER.readTree(value.asText()) : value);
        } catch (JsonProcessingException broken) {
            throw new Refused(error, "[ERROR] " + name + " is no JSON");
        }
    }

    private static boolean isForm(String kind) {
        return kind.startsWith("application/x-www-form-urlencoded")
                || kind.startsWith("multipart/form-data");
    }

    private Optional<JsonNode> given(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isNull());
    }

    private static int asNumber(String name, String given) {
        try {
            return Integer.parseInt(given);
        } catch (NumberFormatException _) {
            throw Refused.argument("must be an integer: " + name);
        }
    }

    /// A client's id and secret may come in the header, too.
    private static void putCredentials(Map<String, JsonNode> values, String header) {
        if (header == null || !header.startsWith("Basic ")) {
            return;
        }
        try {
            var decoded = Base64.getDecoder().decode(header.substring("Basic ".length()).trim());
            var parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            values.put("client_id", MAPPER.getNodeFactory().textNode(parts[0]));
            var secret = parts.length > 1 ? parts[1] : "";
            values.put("client_secret", MAPPER.getNodeFactory().textNode(secret));
        } catch (IllegalArgumentException _) {
            throw new Refused("invalid_auth");
        }
    }

    private static void putAll(Map<String, JsonNode> values, MultiMap given) {
        given.forEach((name, value) -> values.put(name, MAPPER.getNodeFactory().textNode(value)));
    }

    private static void putAll(Map<String, JsonNode> values, byte[] body) {
        try {
            var json = MAPPER.readTree(body);
            if (!json.isObject()) {
                throw new Refused("json_not_object");
            }
            json.properties().forEach(field -> values.put(field.getKey(), field.getValue()));
        } catch (IOException _) {
            throw new Refused("invalid_json");
        }
    }
}
