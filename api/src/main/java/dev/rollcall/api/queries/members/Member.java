package dev.rollcall.api.queries.members;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A member of a team. What is not known is absent.
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record Member(
        UUID teamId,
        String slackWorkspace,
        String slackUser,
        @Schema(
                        description = "The name they last spoke under in this team.",
                        examples = "Ada Lovelace")
                String name,
        @Schema(description = "When they last said something to this team, in Slack.")
                Instant lastSaidAt,
        @Schema(
                        description =
                                "There while an event of this team can't be applied: since when its members stand still.")
                Instant staleSince) {}
