package dev.rollcall.events;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// Where Rollcall is installed, and by whom. Its tokens are no part of the log.
public sealed interface SlackWorkspaceEvent extends Event {

    /// Installed, or installed again by somebody else or with other scopes.
    ///
    /// @param slackEnterprise the organisation of a workspace that is in one; null of others
    /// @param installedBy the Slack user who let it in
    record SlackWorkspaceInstalled(
            String slackWorkspace,
            String name,
            String slackEnterprise,
            List<String> scopes,
            String installedBy)
            implements SlackWorkspaceEvent {
        public SlackWorkspaceInstalled {
            requireNonNull(slackWorkspace, "slack_workspace");
            requireNonNull(name, "name");
            requireNonNull(installedBy, "installed_by");
            scopes = List.copyOf(scopes);
        }
    }

    /// From then on nothing can be said there.
    record SlackWorkspaceUninstalled(String slackWorkspace, Reason reason)
            implements SlackWorkspaceEvent {
        public SlackWorkspaceUninstalled {
            requireNonNull(slackWorkspace, "slack_workspace");
            requireNonNull(reason, "reason");
        }
    }

    /// What Slack told us.
    enum Reason {
        APP_UNINSTALLED,
        TOKENS_REVOKED,
        /// It did not take the token that is to be exchanged for the next one.
        REFRESH_REFUSED
    }
}
