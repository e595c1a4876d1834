package dev.rollcall.projector.console;

import com.fasterxml.jackson.databind.JsonNode;

/// A dead letter as people read it.
final class Letter {

    private static final int LONGEST_MESSAGE = 100;

    private Letter() {}

    static String line(JsonNode letter) {
        return "%s  %s  %-14s  %-13s  %-9s  %s  %s"
                .formatted(
                        text(letter, "id"),
                        text(letter, "first_failed_at"),
                        text(letter, "projection"),
                        text(letter, "cause"),
                        letter.path("stuck").asBoolean() ? "stuck" : text(letter, "state"),
                        event(letter),
                        shortened(text(letter, "message")));
    }

    static String page(JsonNode detail) {
        var letter = detail.path("letter");
        var page = new StringBuilder();
        line(page, "letter", text(letter, "id"));
        line(page, "projection", text(letter, "projection"));
        line(page, "event", event(letter));
        line(page, "cause", text(letter, "cause") + ": " + text(letter, "message"));
        line(page, "state", state(detail));
        line(page, "attempts", attempts(letter));
        detail.path("actions").forEach(action -> line(page, "done", action(action)));
        origin(page, detail.path("origin"));
        line(page, "as it came", content(detail));
        if (detail.has("stack_trace")) {
            page.append(System.lineSeparator()).append(text(detail, "stack_trace"));
        }
        return page.toString();
    }

    private static void line(StringBuilder page, String name, String value) {
        page.append("%-11s %s%n".formatted(name, value));
    }

    private static String event(JsonNode letter) {
        return letter.has("event_id")
                ? "%s v%s  %s/%s"
                        .formatted(
                                text(letter, "event_type"),
                                text(letter, "event_version"),
                                text(letter, "aggregate_id"),
                                text(letter, "sequence"))
                : "no envelope, key " + letter.path("aggregate_id").asText("none");
    }

    private static String state(JsonNode detail) {
        var state = text(detail.path("letter"), "state");
        return detail.has("waiting")
                ? "%s; its aggregate is stuck, and %s later events wait in the store"
                        .formatted(state, text(detail, "waiting"))
                : state + "; nothing is stuck because of it";
    }

    private static String attempts(JsonNode letter) {
        return "%s, first %s, last %s"
                .formatted(
                        text(letter, "attempts"),
                        text(letter, "first_failed_at"),
                        text(letter, "last_failed_at"));
    }

    private static String action(JsonNode action) {
        var reason = action.has("reason") ? " (" + text(action, "reason") + ")" : "";
        return "%s  %s by %s%s: %s"
                .formatted(
                        text(action, "done_at"),
                        text(action, "action"),
                        text(action, "actor"),
                        reason,
                        text(action, "outcome"));
    }

    private static void origin(StringBuilder page, JsonNode origin) {
        line(
                page,
                "read from",
                origin.isMissingNode()
                        ? "the event store"
                        : "%s-%s, offset %s"
                                .formatted(
                                        text(origin, "topic"),
                                        text(origin, "partition"),
                                        text(origin, "offset")));
    }

    private static String content(JsonNode detail) {
        if (detail.has("event")) {
            return detail.path("event").toString();
        }
        return detail.has("text") ? text(detail, "text") : "Base64 " + text(detail, "base64");
    }

    private static String shortened(String message) {
        var line = message.lines().findFirst().orElse("");
        return line.length() <= LONGEST_MESSAGE
                ? line
                : line.substring(0, LONGEST_MESSAGE - 1) + "…";
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }
}
