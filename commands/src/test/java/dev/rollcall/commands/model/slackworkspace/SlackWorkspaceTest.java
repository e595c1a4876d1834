package dev.rollcall.commands.model.slackworkspace;

import dev.rollcall.commands.model.DeciderSpec;
import dev.rollcall.commands.model.slackworkspace.SlackWorkspaceCommand.Install;
import dev.rollcall.commands.model.slackworkspace.SlackWorkspaceCommand.Uninstall;
import dev.rollcall.events.SlackWorkspaceEvent;
import dev.rollcall.events.SlackWorkspaceEvent.Reason;
import dev.rollcall.events.SlackWorkspaceEvent.SlackWorkspaceInstalled;
import dev.rollcall.events.SlackWorkspaceEvent.SlackWorkspaceUninstalled;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlackWorkspaceTest {

    static final List<String> SCOPES = List.of("chat:write", "commands");
    static final SlackWorkspaceEvent INSTALLED =
            new SlackWorkspaceInstalled("T1", "Harbour", null, SCOPES, "U1");
    static final SlackWorkspaceEvent UNINSTALLED =
            new SlackWorkspaceUninstalled("T1", Reason.APP_UNINSTALLED);

    final DeciderSpec<SlackWorkspace, SlackWorkspaceCommand, SlackWorkspaceEvent> workspace =
            new DeciderSpec<>(SlackWorkspace.decider());

    @Test
    void it_is_installed_and_uninstalled_and_installed_again() {
        workspace.given().when(install("U1")).then(INSTALLED);
        workspace.given(INSTALLED).when(uninstall(Reason.APP_UNINSTALLED)).then(UNINSTALLED);
        workspace.given(INSTALLED, UNINSTALLED).when(install("U1")).then(INSTALLED);
    }

    @Test
    void installed_again_as_it_is_changes_nothing() {
        workspace.given(INSTALLED).when(install("U1")).thenNothing();
    }

    @Test
    void installed_again_by_somebody_else_is_told() {
        workspace
                .given(INSTALLED)
                .when(install("U2"))
                .then(new SlackWorkspaceInstalled("T1", "Harbour", null, SCOPES, "U2"));
    }

    @Test
    void what_is_not_installed_is_not_uninstalled() {
        workspace.given().when(uninstall(Reason.TOKENS_REVOKED)).thenNothing();
        workspace
                .given(INSTALLED, UNINSTALLED)
                .when(uninstall(Reason.TOKENS_REVOKED))
                .thenNothing();
    }

    private static SlackWorkspaceCommand install(String by) {
        return new Install("T1", "Harbour", Optional.empty(), SCOPES, by);
    }

    private static SlackWorkspaceCommand uninstall(Reason reason) {
        return new Uninstall("T1", reason);
    }
}
