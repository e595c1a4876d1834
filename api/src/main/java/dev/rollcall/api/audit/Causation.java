package dev.rollcall.api.audit;

import dev.rollcall.api.queries.Page;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why an event came to be, and what came of it.
@RegisterForReflection
record Causation(
        @Schema(description = "From the first cause to this event, each caused by the one before.")
                List<AuditedEvent> chain,
        @Schema(
                        description =
                                "False where the chain begins in the middle: its first event names a cause that is not stored, or it is longer than 100.")
                boolean complete,
        @Schema(
                        description =
                                "What it caused directly, oldest first, as far as one page looks: next_cursor goes on at /api/v1/events with causation_id and order=asc.")
                Page<AuditedEvent> effects) {}
