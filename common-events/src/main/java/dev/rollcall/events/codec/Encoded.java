package dev.rollcall.events.codec;

/// An event in its stored form: type name, schema version, payload as JSON text.
public record Encoded(String type, int version, String data) {}
