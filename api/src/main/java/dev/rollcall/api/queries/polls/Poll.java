package dev.rollcall.api.queries.polls;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A poll, and how it was answered. What it doesn't have is absent; its versions have no counts.
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record Poll(
        UUID pollId,
        UUID teamId,
        String round,
        @Schema(
                        description = "When it was due, by the clock of time_zone.",
                        examples = "2026-11-23T09:30")
                String slot,
        String timeZone,
        @Schema(description = "The slot's.") LocalDate day,
        Instant openedAt,
        @Schema(description = "Where it was opened in the log.") Long openedPosition,
        Instant postedAt,
        String slackWorkspace,
        String slackChannel,
        @Schema(description = "The Slack users who were reminded.") List<String> reminded,
        @Schema(description = "There when the poll was closed.") Instant closedAt,
        @Schema(description = "How many members were asked.") Long expected,
        Long answered,
        @Schema(description = "How many of those who answered did so only late.") Long late,
        @Schema(description = "Who was asked and has not answered.") List<Awaited> awaited,
        Instant createdAt,
        Instant updatedAt,
        @Schema(description = "Counts the poll's events.") long sequence,
        @Schema(
                        description =
                                "There while an event of this poll can't be applied: since when this row stands still.")
                Instant staleSince) {

    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    record Awaited(String slackWorkspace, String slackUser) {}
}
