package dev.rollcall.commands.edge.slack;

import dev.rollcall.commands.handling.UnavailableException;
import dev.rollcall.commands.model.team.SlackChannelRef;
import dev.rollcall.events.NamedIds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// `/rollcall …`. Slack sends a slash command once, so whatever happens, its user is told in words.
@ApplicationScoped
class SlackCommands {

    private static final Logger LOG = Logger.getLogger(SlackCommands.class);
    private static final String KIND = "slash_command";

    private final Intake intake;
    private final SlackMetrics metrics;

    SlackCommands(Intake intake, SlackMetrics metrics) {
        this.intake = intake;
        this.metrics = metrics;
    }

    Uni<Reply> answer(SlashCommand command, Origin origin) {
        var commandId =
                NamedIds.command("slack", "slash", command.workspace(), command.triggerId());
        var said =
                new Utterance(
                        new SlackChannelRef(command.workspace(), command.channel()),
                        command.user(),
                        command.userName(),
                        command.text(),
                        null,
                        commandId,
                        NamedIds.created(commandId));
        return intake.submit(said, origin)
                .onFailure()
                .recoverWithItem(failure -> failed(failure, command, origin))
                .invoke(reply -> metrics.request(KIND, reply.outcome()));
    }

    private static Reply failed(Throwable failure, SlashCommand command, Origin origin) {
        if (failure instanceof UnavailableException) {
            LOG.warnf("a slash command was not recorded in time: %s", failure.getMessage());
            return Reply.of("unavailable", Words.unavailable(command.text()));
        }
        LOG.error("a slash command failed, its user was told so", failure);
        return Reply.of("failed", Words.failed(origin.correlationId(), command.text()));
    }
}
