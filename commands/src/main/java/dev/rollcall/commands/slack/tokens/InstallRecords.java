package dev.rollcall.commands.slack.tokens;

import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.handling.Outcome;
import dev.rollcall.commands.handling.Request;
import dev.rollcall.commands.handling.RequestHash;
import dev.rollcall.commands.model.slackworkspace.SlackWorkspace;
import dev.rollcall.commands.model.slackworkspace.SlackWorkspaceCommand;
import dev.rollcall.commands.model.slackworkspace.SlackWorkspaceCommand.Install;
import dev.rollcall.commands.model.slackworkspace.SlackWorkspaceCommand.Uninstall;
import dev.rollcall.events.Metadata;
import dev.rollcall.events.NamedIds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Tells the log of an install or uninstall that the table has. The request's id follows from their
/// number, so each is one event, whichever pods try.
@ApplicationScoped
class InstallRecords {

    private final CommandHandler handler;
    private final WorkspaceTable table;

    InstallRecords(CommandHandler handler, WorkspaceTable table) {
        this.handler = handler;
        this.table = table;
    }

    Uni<Void> record(StoredWorkspace workspace) {
        var id = NamedIds.slackWorkspace(workspace.workspace());
        return handler.handle(
                        request(workspace),
                        work -> work.decide(SlackWorkspace.decider(), id, command(workspace)))
                .invoke(outcome -> expectDone(workspace, outcome))
                .chain(() -> table.recorded(workspace));
    }

    private static SlackWorkspaceCommand command(StoredWorkspace workspace) {
        return workspace
                .uninstalled()
                .<SlackWorkspaceCommand>map(why -> new Uninstall(workspace.workspace(), why))
                .orElseGet(
                        () ->
                                new Install(
                                        workspace.workspace(),
                                        workspace.name(),
                                        workspace.enterprise(),
                                        workspace.scopes(),
                                        workspace.installedBy()));
    }

    private static Request request(StoredWorkspace workspace) {
        var number = Long.toString(workspace.change());
        var id = NamedIds.command("slack", "install", workspace.workspace(), number);
        return Request.of(
                id,
                new Metadata(
                        workspace.uninstalled().isPresent() ? "slack" : workspace.installedBy(),
                        "slack",
                        null,
                        null,
                        id.toString(),
                        null,
                        id.toString(),
                        RequestHash.of(workspace.workspace(), number),
                        workspace.workspace(),
                        null,
                        null));
    }

    private static void expectDone(StoredWorkspace workspace, Outcome outcome) {
        if (!(outcome instanceof Outcome.Done)) {
            throw new IllegalStateException(
                    "%s was not recorded: %s".formatted(workspace.workspace(), outcome));
        }
    }
}
