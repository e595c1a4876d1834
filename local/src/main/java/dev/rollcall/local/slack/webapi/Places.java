package dev.rollcall.local.slack.webapi;

import dev.rollcall.local.slack.workspace.Channel;
import dev.rollcall.local.slack.workspace.Workspace;
import java.util.Optional;

/// Finds the channel that a call means, as far as the bot may see it.
final class Places {
    private final Workspace workspace;
    private final String bot;

    Places(Workspace workspace) {
        this.workspace = workspace;
        this.bot = workspace.cast().bot().user();
    }

    Channel known(Arguments call) {
        return find(call.required("channel"))
                .filter(one -> !one.secret() || one.has(bot))
                .orElseThrow(() -> new Refused("channel_not_found"));
    }

    Channel joined(Arguments call) {
        var channel = known(call);
        if (!channel.has(bot)) {
            throw new Refused("not_in_channel");
        }
        return channel;
    }

    /// Where the bot can write now.
    Channel writable(Arguments call) {
        var channel = joined(call);
        if (channel.archived()) {
            throw new Refused("is_archived");
        }
        return channel;
    }

    /// By id; for posting Slack also takes a channel's name, and a person's id for their direct
    /// messages.
    private Optional<Channel> find(String given) {
        return workspace
                .channel(given)
                .or(() -> workspace.directMessagesOf(given))
                .or(
                        () ->
                                workspace.channels().stream()
                                        .filter(one -> ("#" + one.name()).equals(given))
                                        .findFirst());
    }
}
