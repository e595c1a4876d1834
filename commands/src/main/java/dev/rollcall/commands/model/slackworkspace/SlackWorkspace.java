package dev.rollcall.commands.model.slackworkspace;

import static dev.rollcall.commands.model.Decision.accept;

import dev.rollcall.commands.model.Decider;
import dev.rollcall.commands.model.Decision;
import dev.rollcall.commands.model.slackworkspace.SlackWorkspaceCommand.Install;
import dev.rollcall.commands.model.slackworkspace.SlackWorkspaceCommand.Uninstall;
import dev.rollcall.events.SlackWorkspaceEvent;
import dev.rollcall.events.SlackWorkspaceEvent.SlackWorkspaceInstalled;
import dev.rollcall.events.SlackWorkspaceEvent.SlackWorkspaceUninstalled;
import java.util.List;
import java.util.Optional;

/// A Slack workspace has the app or has not. Installed again as it is, or uninstalled twice,
/// nothing happens.
public sealed interface SlackWorkspace {

    static Decider<SlackWorkspace, SlackWorkspaceCommand, SlackWorkspaceEvent> decider() {
        return new Decider<>(
                new Absent(),
                List.of(Absent.class, Installed.class),
                1,
                SlackWorkspaceEvent.class,
                SlackWorkspace::decide,
                SlackWorkspace::evolve);
    }

    record Absent() implements SlackWorkspace {}

    record Installed(String name, Optional<String> enterprise, List<String> scopes, String by)
            implements SlackWorkspace {
        public Installed {
            scopes = List.copyOf(scopes);
        }
    }

    static Decision<SlackWorkspaceEvent> decide(
            SlackWorkspace state, SlackWorkspaceCommand command) {
        return switch (command) {
            case Install(var workspace, var name, var enterprise, var scopes, var by) ->
                    state.equals(new Installed(name, enterprise, scopes, by))
                            ? accept()
                            : accept(
                                    new SlackWorkspaceInstalled(
                                            workspace, name, enterprise.orElse(null), scopes, by));
            case Uninstall(var workspace, var reason) ->
                    switch (state) {
                        case Absent() -> accept();
                        case Installed _ ->
                                accept(new SlackWorkspaceUninstalled(workspace, reason));
                    };
        };
    }

    static SlackWorkspace evolve(SlackWorkspace state, SlackWorkspaceEvent event) {
        return switch (event) {
            case SlackWorkspaceInstalled(_, var name, var enterprise, var scopes, var by) ->
                    new Installed(name, Optional.ofNullable(enterprise), scopes, by);
            case SlackWorkspaceUninstalled _ -> new Absent();
        };
    }
}
