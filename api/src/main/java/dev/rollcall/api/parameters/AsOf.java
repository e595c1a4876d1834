package dev.rollcall.api.parameters;

import java.time.Instant;

/// A moment to look at: a time, which stands for the last event at or before it, or that event's
/// position in the log.
public sealed interface AsOf {
    record Time(Instant time) implements AsOf {}

    record Position(long position) implements AsOf {}
}
