package dev.rollcall.commands.edge.slack.intake;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jboss.logging.Logger;

/// What operators see of what comes from Slack: `rollcall_slack_requests` by kind and outcome,
/// `rollcall_slack_retries` by Slack's reason.
@ApplicationScoped
public class SlackMetrics {

    private static final Logger LOG = Logger.getLogger(SlackMetrics.class);

    private static final Set<String> REASONS =
            Set.of(
                    "timeout",
                    "http_timeout",
                    "too_many_redirects",
                    "connection_failed",
                    "ssl_error",
                    "http_error",
                    "unknown_error");

    private final MeterRegistry registry;

    SlackMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    public void request(String kind, String outcome) {
        registry.counter("rollcall_slack_requests", "kind", kind, "outcome", outcome).increment();
    }

    /// Slack sends something again.
    ///
    /// @param reason Slack's, which may be null
    public void retry(String number, String reason) {
        LOG.infof("Slack sends a request again: retry %s, because of %s", number, reason);
        var known = reason != null && REASONS.contains(reason) ? reason : "unknown_error";
        registry.counter("rollcall_slack_retries", "reason", known).increment();
    }
}
