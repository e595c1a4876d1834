package dev.rollcall.eventstore.append;

import java.time.Duration;

/// What one statement did, told after its callers know their results.
///
/// @param appends how many callers shared it
/// @param events how many events it carried
/// @param stored how many of the appends were stored
/// @param brokenGuards how many were not, although what they write stood as they expected: what
///     they read had moved on
/// @param waited for how long the first of them had waited for it
/// @param statement how long it took, commit included
public record AppendReport(
        int appends,
        int events,
        int stored,
        int brokenGuards,
        Duration waited,
        Duration statement) {}
