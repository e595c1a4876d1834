package dev.rollcall.eventstore.append;

import java.time.Instant;

/// What became of an append.
public sealed interface AppendResult {

    /// Durable. The events have consecutive positions, in the order they were given.
    record Appended(long firstPosition, Instant timestamp) implements AppendResult {}

    /// Nothing was stored: a stream that it writes or read has moved on, or its events are stored
    /// already. Load again and decide again.
    ///
    /// @param standing the sequence of the stream that it would have written first
    record Conflict(long standing) implements AppendResult {}
}
