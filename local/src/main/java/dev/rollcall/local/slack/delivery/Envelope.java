package dev.rollcall.local.slack.delivery;

import static dev.rollcall.local.slack.workspace.SlackJson.MAPPER;
import static dev.rollcall.local.slack.workspace.SlackJson.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// What would be a request, as it comes over a socket.
/// Source: Slack's documentation, "Using Socket Mode".
final class Envelope {
    private Envelope() {}

    static ObjectNode of(String id, Kind kind, String body, Map<String, String> headers) {
        var envelope = object().put("envelope_id", id).put("type", kind.envelope);
        envelope.put("accepts_response_payload", kind != Kind.EVENT);
        if (kind == Kind.EVENT) {
            var retry = headers.getOrDefault("X-Slack-Retry-Num", "0");
            envelope.put("retry_attempt", Integer.parseInt(retry));
            envelope.put("retry_reason", headers.getOrDefault("X-Slack-Retry-Reason", ""));
        }
        return envelope.set("payload", payload(kind, body));
    }

    private static JsonNode payload(Kind kind, String body) {
        return switch (kind) {
            case EVENT -> json(body);
            case COMMAND -> form(body);
            case INTERACTION -> json(form(body).path("payload").asText());
        };
    }

    private static ObjectNode form(String body) {
        var fields = object();
        for (var field : List.of(body.split("&"))) {
            var at = field.indexOf('=');
            var value = URLDecoder.decode(field.substring(at + 1), StandardCharsets.UTF_8);
            fields.put(field.substring(0, at), value);
        }
        return fields;
    }

    private static JsonNode json(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Slack sends JSON", impossible);
        }
    }
}
