package dev.rollcall.torture.history;

import java.util.UUID;

/// One command as its client saw it, with all its repeats. Sent twice at once, it is two calls.
///
/// @param marker a text that no other command has, and that its event must hold
/// @param began when it was first sent, by [System#nanoTime()]
/// @param ended when its client learnt, or gave up
public record Call(
        UUID commandId, String marker, Intent intent, Ending ending, long began, long ended) {
    /// For people.
    String description() {
        return "%s of %s: %s".formatted(intent, marker, ending);
    }
}
