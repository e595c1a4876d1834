package dev.rollcall.commands.model.slackworkspace;

import dev.rollcall.events.SlackWorkspaceEvent.Reason;
import java.util.List;
import java.util.Optional;

/// What can be asked of a Slack workspace.
public sealed interface SlackWorkspaceCommand {

    /// The app is in the workspace from now on.
    ///
    /// @param by the Slack user who let the app in
    record Install(
            String workspace,
            String name,
            Optional<String> enterprise,
            List<String> scopes,
            String by)
            implements SlackWorkspaceCommand {
        public Install {
            scopes = List.copyOf(scopes);
        }
    }

    record Uninstall(String workspace, Reason reason) implements SlackWorkspaceCommand {}
}
