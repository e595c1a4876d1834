package dev.rollcall.commands.roster;

import com.slack.api.model.User;
import java.time.Instant;

/// What Slack tells of people and channels.
public sealed interface News {

    String workspace();

    /// Somebody came or went.
    ///
    /// @param audience the id of a channel or a user group
    record MembersChanged(String workspace, String audience) implements News {}

    /// The bot was removed from a channel.
    record BotRemoved(String workspace, String channel) implements News {}

    record ChannelChanged(String workspace, String channel, Fate fate) implements News {}

    /// Somebody is shown otherwise, lives elsewhere, may other things, or is gone.
    ///
    /// @param at Slack's time of it
    record PersonChanged(String workspace, User user, Instant at) implements News {}

    /// What became of a channel.
    enum Fate {
        ARCHIVED,
        UNARCHIVED,
        RENAMED,
        MADE_PRIVATE,
        MADE_PUBLIC,
        DELETED
    }
}
