package dev.rollcall.commands.edge.slack;

import dev.rollcall.commands.edge.slack.intake.SlackMetrics;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.HeldBack;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Left;
import dev.rollcall.commands.slack.SlackRefusal;
import dev.rollcall.commands.slack.SlackWorkspaces;
import dev.rollcall.commands.slack.tokens.Installations;
import dev.rollcall.commands.slack.tokens.InstallationsRunner;
import dev.rollcall.edge.problems.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import org.jboss.logging.Logger;

/// What Slack tells of a workspace as a whole: that the bot is no more in it, or is told too much.
@ApplicationScoped
class WorkspaceEvents {

    private static final Logger LOG = Logger.getLogger(WorkspaceEvents.class);

    private final Installations installations;
    private final InstallationsRunner runner;
    private final SlackWorkspaces slack;
    private final SlackMetrics metrics;

    WorkspaceEvents(
            Installations installations,
            InstallationsRunner runner,
            SlackWorkspaces slack,
            SlackMetrics metrics) {
        this.installations = installations;
        this.runner = runner;
        this.slack = slack;
        this.metrics = metrics;
    }

    /// Slack tells of it twice: tokens are revoked, then the app is uninstalled.
    Uni<Void> left(Left event) {
        return installations
                .uninstall(event.workspace(), event.reason(), event.at())
                .onFailure()
                .transform(
                        failure -> {
                            LOG.warnf("that %s left was not stored: %s", event, failure);
                            return ProblemException.unavailable(
                                    "The event could not be recorded in time.",
                                    Duration.ofSeconds(1));
                        })
                .invoke(changed -> left(event, changed))
                .replaceWithVoid();
    }

    private void left(Left event, boolean changed) {
        metrics.request(name(event), changed ? "left" : "ignored");
        if (changed) {
            runner.wake();
        } else if (slack.usable(event.workspace())) {
            LOG.warnf(
                    "Slack: %s of %s at %s changes nothing: it was installed since, or speaks by rollcall.slack.bot-token. In that case: %s",
                    name(event),
                    event.workspace(),
                    event.at(),
                    new SlackRefusal("token_revoked").remedy());
        }
    }

    private static String name(Left event) {
        return event.reason().name().toLowerCase(Locale.ROOT);
    }

    Uni<Void> heldBack(HeldBack event) {
        metrics.request("app_rate_limited", "held_back");
        LOG.warnf(
                "Slack: more than 30,000 events came from %s within an hour, and those of the minute from %s on are not sent: messages, edits and deletions of then are not heard. /rollcall and forms are",
                event.workspace(), event.minute());
        return Uni.createFrom().voidItem();
    }
}
