package dev.rollcall.api.queries.blockers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What somebody's latest update says of what blocks them. What it doesn't have is absent.
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record Blocker(
        @Schema(description = "The update that says so.") UUID updateId,
        UUID teamId,
        @Schema(description = "Absent where nobody of the team is known by this name.")
                String slackWorkspace,
        String slackUser,
        String author,
        @Schema(examples = "Waiting for the keys") String blocker,
        @Schema(description = "Since when each of their updates has spoken of a blocker.")
                Instant since,
        @Schema(
                        description =
                                "There while an event of this update can't be applied: since when it stands still.")
                Instant staleSince) {}
