package dev.rollcall.events.codec;

import dev.rollcall.events.Event;

/// What became of stored JSON. Callers handle each case; nothing is dropped for being unknown.
public sealed interface Decoded {

    record Known(Event event) implements Decoded {}

    /// A type that this build has never heard of: written by a newer one.
    record UnknownType(String type) implements Decoded {}

    /// A later schema version than this build knows (`known`) of the type.
    record LaterVersion(String type, int version, int known) implements Decoded {}

    /// Not what its type and version promise.
    record Undecodable(String type, int version, String reason) implements Decoded {}
}
