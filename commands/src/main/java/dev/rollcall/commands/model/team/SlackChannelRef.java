package dev.rollcall.commands.model.team;

import dev.rollcall.events.NamedIds;
import java.util.UUID;

/// A Slack channel with the workspace that its id belongs to.
public record SlackChannelRef(String workspace, String channel) {

    public UUID id() {
        return NamedIds.slackChannel(workspace, channel);
    }

    /// Whether it is somebody's direct messages: such ids begin with a D.
    public boolean holdsDirectMessages() {
        return channel != null && channel.startsWith("D");
    }
}
