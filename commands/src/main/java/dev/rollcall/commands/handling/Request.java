package dev.rollcall.commands.handling;

import dev.rollcall.events.Metadata;
import java.util.OptionalLong;
import java.util.UUID;

/// One request, as far as its handling must know it.
///
/// @param commandId the same for every repeat of the request
/// @param metadata goes with every event that it causes
/// @param expected the sequence that the caller believes the aggregate to stand at
public record Request(UUID commandId, Metadata metadata, OptionalLong expected) {

    public static Request of(UUID commandId, Metadata metadata) {
        return new Request(commandId, metadata, OptionalLong.empty());
    }
}
