package dev.rollcall.local.slack.people;

import dev.rollcall.local.slack.workspace.Workspace;

/// A workspace, and what people can do in it.
public record Office(Workspace workspace, Desk desk, Hands hands, Admin admin) {

    boolean knows(String id) {
        return id != null
                && (workspace.user(id).isPresent()
                        || workspace.channel(id).isPresent()
                        || workspace.groups().stream().anyMatch(one -> one.id().equals(id)));
    }
}
