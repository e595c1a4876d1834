package dev.rollcall.api.feed;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The `data` of a streamed change. `row` is what a query gives from now on; a retracted update has
/// `retracted_at` there and no text.
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "Change")
public record ChangeBody(
        String token,
        String eventType,
        long sequence,
        long position,
        @JsonRawValue @Schema(implementation = Object.class) String row) {}
