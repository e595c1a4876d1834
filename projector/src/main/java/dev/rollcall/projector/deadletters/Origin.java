package dev.rollcall.projector.deadletters;

/// The record that an event came in, with its bytes as they were.
@SuppressWarnings("ArrayRecordComponent") // the bytes are handed on, never compared
public record Origin(String topic, int partition, long offset, String key, byte[] value) {}
