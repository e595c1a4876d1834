package dev.rollcall.torture.history;

/// What a client knows of its command in the end.
public sealed interface Ending {
    record Acknowledged(String aggregateId, long sequence) implements Ending {}

    /// Told that it was not done, and never will be, by an HTTP status.
    record Refused(int status) implements Ending {}

    /// The client gave up: it may have been done.
    record Unknown() implements Ending {}
}
