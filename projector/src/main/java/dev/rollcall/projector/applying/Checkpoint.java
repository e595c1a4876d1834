package dev.rollcall.projector.applying;

/// How far a view is in one partition: the record that comes next, in which life of the topic, and
/// the last position seen.
public record Checkpoint(String topicId, long nextOffset, long position) {}
