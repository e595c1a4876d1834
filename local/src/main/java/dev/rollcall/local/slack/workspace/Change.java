package dev.rollcall.local.slack.workspace;

import java.util.Optional;

/// What has happened in a workspace, in the order in which it happened. `at` is the moment of the
/// change itself, in Slack's form.
public sealed interface Change {

    sealed interface InChannel extends Change {
        Channel channel();
    }

    record Posted(Channel channel, Message message) implements InChannel {}

    record Edited(Channel channel, Message before, Message message, String at)
            implements InChannel {}

    record Deleted(Channel channel, Message message, String at) implements InChannel {}

    record Joined(Channel channel, String user, String at) implements InChannel {}

    record Left(Channel channel, String user, String at) implements InChannel {}

    /// `added`, or taken back.
    record Reacted(
            Channel channel, Message message, String user, String name, boolean added, String at)
            implements InChannel {}

    /// Another name, archived or not, private or not.
    record ChannelChanged(Channel before, Channel channel, String by, String at)
            implements InChannel {}

    record UserChanged(User user, String at) implements Change {}

    /// Who is in a user group.
    record GroupChanged(Cast.Group before, Cast.Group group, String at) implements Change {}

    /// Somebody looks at the app: `tab` is `home` or `messages`, `channel` their direct messages.
    record AppOpened(Channel channel, String tab, Optional<View> home, String at)
            implements InChannel {}

    /// Another modal or Home tab is before a person.
    record ViewsChanged(String user) implements Change {}

    /// The app was installed, or taken out.
    record AppMoved(boolean present) implements Change {}
}
