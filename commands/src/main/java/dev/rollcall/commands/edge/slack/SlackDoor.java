package dev.rollcall.commands.edge.slack;

import dev.rollcall.commands.edge.slack.intake.SlackMetrics;
import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Lets in what Slack signed, before a byte of it is parsed.
@ApplicationScoped
class SlackDoor {

    private static final Logger LOG = Logger.getLogger(SlackDoor.class);

    private final Optional<SlackSignature> signature;
    private final SlackMetrics metrics;
    private final Clock clock;

    SlackDoor(SlackDoorConfig config, SlackMetrics metrics, Clock clock) {
        this.signature =
                config.signingSecret()
                        .filter(secret -> !secret.isBlank())
                        .map(secret -> new SlackSignature(secret, config.signatureWindow()));
        this.metrics = metrics;
        this.clock = clock;
    }

    /// Answers 401 to what Slack did not sign just now.
    void check(HttpServerRequest request, byte[] body) {
        flaw(request, body)
                .ifPresent(
                        flaw -> {
                            metrics.request("any", "refused");
                            LOG.warnf(
                                    "refused a request to %s from %s: %s",
                                    request.path(), request.remoteAddress(), flaw);
                            throw new ProblemException(
                                    Problem.of(
                                            401,
                                            "Unauthorized",
                                            "This route is for Slack, which signs its requests."));
                        });
        retried(request);
    }

    private Optional<String> flaw(HttpServerRequest request, byte[] body) {
        return signature
                .map(
                        expected ->
                                expected.flaw(
                                        request.getHeader("X-Slack-Request-Timestamp"),
                                        request.getHeader("X-Slack-Signature"),
                                        body,
                                        clock.instant()))
                .orElse(
                        Optional.of(
                                "rollcall.slack.signing-secret is not set; it stands on the Slack app's page"));
    }

    private void retried(HttpServerRequest request) {
        var number = request.getHeader("X-Slack-Retry-Num");
        if (number != null) {
            metrics.retry(number, request.getHeader("X-Slack-Retry-Reason"));
        }
    }
}
