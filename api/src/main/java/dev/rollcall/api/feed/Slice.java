package dev.rollcall.api.feed;

import java.util.List;

/// What a window says to a reader with its own place in the feed.
public sealed interface Slice {
    /// What comes next, in commit order; empty at the head.
    record Changes(List<Change> changes) implements Slice {}

    /// The window no longer holds what comes next; the table may.
    record Behind() implements Slice {}

    /// Of another epoch, or beyond the head: what the reader holds can't be continued.
    record Foreign() implements Slice {}
}
