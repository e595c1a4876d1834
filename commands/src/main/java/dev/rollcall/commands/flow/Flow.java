package dev.rollcall.commands.flow;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What has come in since the pod that answers began.
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "Flow")
record Flow(
        @Schema(
                        description =
                                "Another one for each pod and start: only answers of one pod tell a rate.")
                UUID pod,
        @Schema(description = "What Slack has sent: slash commands and events.") long slackRequests,
        @Schema(description = "Commands that were answered, from Slack or REST, however.")
                long commands) {}
