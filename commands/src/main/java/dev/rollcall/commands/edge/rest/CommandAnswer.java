package dev.rollcall.commands.edge.rest;

import dev.rollcall.commands.handling.Outcome.Done;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a command is answered: what it changed, and the token that a query can wait for.
@RegisterForReflection
record CommandAnswer(
        @Schema(description = "the aggregate's id") UUID id,
        @Schema(description = "the sequence that it stands at") long sequence,
        @Schema(description = "for `after` of any query") String token) {

    static CommandAnswer of(Done done) {
        return new CommandAnswer(done.aggregateId(), done.sequence(), done.token().encode());
    }
}
