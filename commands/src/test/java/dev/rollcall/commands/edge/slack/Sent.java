package dev.rollcall.commands.edge.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;

/// A payload as it is sent.
///
/// @param id its correlation id, which events name that come of it
record Sent(String id, String kind, String body) {

    static final String COMMAND = "command";

    /// As it arrives: half a character is sent as a question mark.
    Sent {
        body = new String(body.getBytes(UTF_8), UTF_8);
    }

    static Sent of(String id, String kind, JsonNode payload) {
        return new Sent(id, kind, written(kind, payload));
    }

    private static String written(String kind, JsonNode body) {
        if (!kind.equals(COMMAND)) {
            return body.toString();
        }
        var form = new LinkedHashMap<String, String>();
        body.properties().forEach(field -> form.put(field.getKey(), text(field.getValue())));
        return SlackRequests.encoded(form);
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    /// What it is answered.
    int send() {
        return switch (kind) {
            case COMMAND -> SlackRequests.status("/slack/commands", SlackRequests.FORM, body, id);
            case String event when event.startsWith("event.") ->
                    SlackRequests.status("/slack/events", SlackRequests.JSON, body, id);
            default ->
                    SlackRequests.status(
                            "/slack/interactions",
                            SlackRequests.FORM,
                            SlackRequests.payload(body),
                            id);
        };
    }
}
