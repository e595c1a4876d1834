package dev.rollcall.local.slack.people;

/// Where something can be pressed or filled in.
public sealed interface Place {
    record InMessage(String channel, String ts) implements Place {}

    /// A modal or a Home tab.
    record InView(String id) implements Place {}
}
