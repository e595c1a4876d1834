package dev.rollcall.commands.slack;

import java.util.Set;

/// The bot can speak in these workspaces, and could not before, as far as this pod knew.
public record WorkspacesUsable(Set<String> workspaces) {

    public WorkspacesUsable {
        workspaces = Set.copyOf(workspaces);
    }
}
