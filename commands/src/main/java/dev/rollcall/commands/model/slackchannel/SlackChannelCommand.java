package dev.rollcall.commands.model.slackchannel;

import dev.rollcall.commands.model.team.SlackChannelRef;
import java.util.UUID;

/// What can be asked of a Slack channel.
public sealed interface SlackChannelCommand {

    record ClaimSlackChannel(SlackChannelRef channel, UUID teamId) implements SlackChannelCommand {}

    record ReleaseSlackChannel(SlackChannelRef channel, UUID teamId)
            implements SlackChannelCommand {}
}
