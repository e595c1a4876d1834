package dev.rollcall.local.slack.webapi;

import static dev.rollcall.local.slack.workspace.SlackJson.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.slack.limits.Problem;
import java.util.List;
import java.util.Optional;

/// A call that Slack would answer with `ok: false`; caught in one place.
final class Refused extends RuntimeException {
    private final String error;
    private final Integer retryAfterSeconds;
    private final List<String> messages;
    private final transient ObjectNode more = object();

    private Refused(String error, Integer retryAfterSeconds, List<String> messages) {
        super(error, null, false, false);
        this.error = error;
        this.retryAfterSeconds = retryAfterSeconds;
        this.messages = messages;
    }

    Refused(String error, String... messages) {
        this(error, null, List.of(messages));
    }

    static Refused argument(String why) {
        return new Refused("invalid_arguments", "[ERROR] " + why);
    }

    static Refused blockKit(String error, List<Problem> problems) {
        return new Refused(error, null, problems.stream().map(Problem::message).toList());
    }

    static Refused missingScope(String needed, String provided) {
        var refused = new Refused("missing_scope", null, List.of());
        refused.more.put("needed", needed).put("provided", provided);
        return refused;
    }

    static Refused rateLimited(int retryAfterSeconds) {
        return new Refused("ratelimited", retryAfterSeconds, List.of());
    }

    Optional<Integer> retryAfterSeconds() {
        return Optional.ofNullable(retryAfterSeconds);
    }

    ObjectNode answer() {
        var answer = object().put("ok", false).put("error", error);
        answer.setAll(more);
        if (!messages.isEmpty()) {
            var listed = answer.putObject("response_metadata").putArray("messages");
            messages.forEach(listed::add);
        }
        return answer;
    }
}
