package dev.rollcall.eventstore.append;

/// A stream that a decision read, and the sequence it read it at (0: it was not there). The append
/// is refused if the stream has moved on since.
public record StreamRead(String aggregateId, long sequence) {}
