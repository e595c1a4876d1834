package dev.rollcall.api.queries.streaks;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How many polls in a row a member answered; working days, where the team has no polls.
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
record Streak(
        UUID teamId,
        String slackWorkspace,
        String slackUser,
        @Schema(description = "0 once a poll was missed, or where they are no member any more.")
                long currentRun,
        long longestRun) {}
