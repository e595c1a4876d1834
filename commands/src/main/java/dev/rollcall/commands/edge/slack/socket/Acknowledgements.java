package dev.rollcall.commands.edge.slack.socket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.rollcall.commands.edge.slack.SlackDispatch;
import dev.rollcall.commands.edge.slack.intake.Aside;
import dev.rollcall.commands.edge.slack.intake.SlackMetrics;
import dev.rollcall.commands.edge.slack.intake.Words;
import dev.rollcall.commands.edge.slack.payload.Origin;
import dev.rollcall.commands.edge.slack.payload.SlashCommand;
import dev.rollcall.commands.edge.slack.socket.Envelope.Kind;
import dev.rollcall.commands.edge.slack.socket.Envelope.Sent;
import dev.rollcall.edge.problems.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/// What is sent back for an envelope, once what follows from it is durable. A failure is not
/// acknowledged: an event comes again over another socket, and a form stays as it was, with a
/// line of Slack's own. A slash command does neither, so its user gets words and their text.
@ApplicationScoped
class Acknowledgements {

    private static final Logger LOG = Logger.getLogger(Acknowledgements.class);
    private static final String USER_AGENT = "Slack Socket Mode";

    private final SlackDispatch slack;
    private final SlackMetrics metrics;
    private final Aside aside;
    private final ObjectMapper json;

    Acknowledgements(SlackDispatch slack, SlackMetrics metrics, Aside aside, ObjectMapper json) {
        this.slack = slack;
        this.metrics = metrics;
        this.aside = aside;
        this.json = json;
    }

    Uni<String> of(Sent sent) {
        if (sent.retry() > 0) {
            metrics.retry(Integer.toString(sent.retry()), sent.retryReason());
        }
        var origin = new Origin(null, USER_AGENT, sent.id());
        return Uni.createFrom()
                .deferred(() -> answer(sent, origin))
                .onFailure(_ -> sent.kind() == Kind.COMMAND)
                .recoverWithItem(failure -> Optional.of(failed(failure, sent)))
                .onFailure()
                .invoke(failure -> told(failure, sent))
                .map(answer -> written(sent, answer));
    }

    private Uni<Optional<String>> answer(Sent sent, Origin origin) {
        return switch (sent.kind()) {
            case EVENT -> slack.event(sent.payload(), origin);
            case COMMAND -> slack.command(fields(sent.payload()), origin);
            case INTERACTION -> slack.interaction(sent.payload(), origin);
        };
    }

    /// Slack does not listen to the socket that brought it any more. Nobody repeats a slash
    /// command, so its user is told what came of it another way; all else comes again, or is
    /// still there.
    void undelivered(Sent sent, String acknowledgement) {
        if (sent.kind() != Kind.COMMAND) {
            return;
        }
        try {
            var words = json.readTree(acknowledgement).at("/payload/text").asText();
            if (!words.isEmpty()) {
                aside.tell(SlashCommand.read(fields(sent.payload())).asker(), words);
            }
        } catch (IOException | RuntimeException failure) {
            LOG.warn("the answer to a slash command could not be told", failure);
        }
    }

    private static Map<String, String> fields(JsonNode payload) {
        var fields = new HashMap<String, String>();
        payload.properties()
                .forEach(
                        field ->
                                Optional.ofNullable(field.getValue().textValue())
                                        .ifPresent(text -> fields.put(field.getKey(), text)));
        return fields;
    }

    private String failed(Throwable failure, Sent sent) {
        LOG.error("a slash command failed, its user was told so", failure);
        var text = sent.payload().path("text").asText();
        return json.createObjectNode()
                .put("response_type", "ephemeral")
                .put("text", Words.failed(sent.id(), text))
                .toString();
    }

    /// What went wrong for a known reason has been told where that is known.
    private static void told(Throwable failure, Sent sent) {
        if (failure instanceof ProblemException problem) {
            LOG.warnf(
                    "an envelope of Slack's (%s) is not acknowledged: %s",
                    sent.kind(), problem.getMessage());
        } else {
            LOG.errorf(failure, "an envelope of Slack's (%s) is not acknowledged", sent.kind());
        }
    }

    private String written(Sent sent, Optional<String> answer) {
        var written = json.createObjectNode().put("envelope_id", sent.id());
        answer.filter(_ -> sent.answerable())
                .ifPresent(payload -> written.putRawValue("payload", new RawValue(payload)));
        return written.toString();
    }
}
