package dev.rollcall.commands.edge.slack.socket;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/// A message of Slack's on a socket.
/// Source: Slack's documentation, "Using Socket Mode".
sealed interface Envelope {

    /// The socket is ready.
    ///
    /// @param sockets how many the app has now, in all pods
    /// @param lasts how long Slack will keep it, about
    record Hello(int sockets, Optional<Duration> lasts) implements Envelope {}

    /// The socket ends soon, or now.
    record Goodbye(String reason) implements Envelope {}

    /// What would have been a request, to be acknowledged on the same socket.
    ///
    /// @param answerable whether the acknowledgement may hold an answer
    /// @param retry which repetition this is, from 1 on
    record Sent(
            String id,
            Kind kind,
            JsonNode payload,
            boolean answerable,
            int retry,
            String retryReason)
            implements Envelope {}

    /// Anything else.
    record Other(String type) implements Envelope {}

    enum Kind {
        EVENT,
        COMMAND,
        INTERACTION
    }

    static Envelope read(JsonNode json) {
        var type = json.path("type").asText();
        return switch (type) {
            case "hello" ->
                    new Hello(
                            json.path("num_connections").asInt(),
                            Optional.of(json.at("/debug_info/approximate_connection_time"))
                                    .filter(JsonNode::isNumber)
                                    .map(seconds -> Duration.ofSeconds(seconds.asLong()))
                                    .filter(Duration::isPositive));
            case "disconnect" -> new Goodbye(json.path("reason").asText("unknown"));
            case "events_api" -> sent(json, Kind.EVENT);
            case "slash_commands" -> sent(json, Kind.COMMAND);
            case "interactive" -> sent(json, Kind.INTERACTION);
            default -> new Other(type);
        };
    }

    private static Envelope sent(JsonNode json, Kind kind) {
        var id = json.path("envelope_id").asText();
        return id.isEmpty()
                ? new Other(json.path("type").asText() + " without an envelope_id")
                : new Sent(
                        id,
                        kind,
                        json.path("payload"),
                        json.path("accepts_response_payload").asBoolean(),
                        json.path("retry_attempt").asInt(),
                        json.path("retry_reason").asText());
    }
}
