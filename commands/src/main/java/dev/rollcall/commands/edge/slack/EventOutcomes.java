package dev.rollcall.commands.edge.slack;

import dev.rollcall.commands.edge.slack.intake.Reply;
import dev.rollcall.commands.edge.slack.intake.SlackMetrics;
import dev.rollcall.commands.handling.UnavailableException;
import dev.rollcall.edge.problems.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/// What came of events, for operators and for Slack, which sends again what was not recorded.
@ApplicationScoped
class EventOutcomes {

    private static final Logger LOG = Logger.getLogger(EventOutcomes.class);

    private final SlackMetrics metrics;

    EventOutcomes(SlackMetrics metrics) {
        this.metrics = metrics;
    }

    Uni<Reply> counted(String kind, Uni<Reply> handled) {
        return UnavailableException.whereItPasses(handled)
                .invoke(reply -> metrics.request(kind, reply.outcome()))
                .onFailure()
                .invoke(
                        failure ->
                                metrics.request(
                                        kind,
                                        failure instanceof UnavailableException
                                                ? "unavailable"
                                                : "failed"))
                .onFailure(UnavailableException.class)
                .transform(
                        failure -> {
                            LOG.warnf(
                                    "an event of Slack's was not recorded in time, Slack sends it again: %s",
                                    failure.getMessage());
                            return ProblemException.unavailable(
                                    "The event could not be recorded in time.",
                                    Duration.ofSeconds(1));
                        });
    }

    Uni<Void> ignored(String kind, String outcome) {
        metrics.request(kind, outcome);
        return Uni.createFrom().voidItem();
    }
}
