package dev.rollcall.local.slack.workspace;

/// What has happened in a channel, in the order in which it happened.
public sealed interface Change {
    Channel channel();

    record Posted(Channel channel, Message message) implements Change {}

    /// `at` is the moment of the change itself, in Slack's form.
    record Edited(Channel channel, Message before, Message message, String at) implements Change {}

    record Deleted(Channel channel, Message message, String at) implements Change {}

    record Joined(Channel channel, String user, String at) implements Change {}
}
