package dev.rollcall.api.queries.polls;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.rollcall.api.queries.rounds.Question;
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
        @Schema(
                        description =
                                "Whom it asked, each by the clock of their time_zone; none where it asked whoever was a member then.")
                List<Asked> asked,
        @Schema(description = "None where people simply write what they do.")
                List<Question> questions,
        @Schema(
                        description =
                                "Until when it is open, if it is not closed before. What is answered later is late.")
                Instant closesAt,
        Instant postedAt,
        String slackWorkspace,
        String slackChannel,
        @Schema(description = "The Slack users who were reminded.") List<String> reminded,
        @Schema(description = "There when the poll was closed.") Instant closedAt,
        @Schema(description = "When its summary was posted.") Instant summarisedAt,
        String summaryWorkspace,
        @Schema(description = "The Slack channel of its summary.") String summaryChannel,
        @Schema(description = "The Slack message that its summary is.") String summaryTs,
        @Schema(description = "How many were asked.") Long expected,
        @Schema(
                        description =
                                "How many of them answered under their name; where every question is anonymous, how many answers came.")
                Long answered,
        @Schema(description = "How many of those who answered did so only late.") Long late,
        @Schema(
                        description =
                                "Who was asked and has not answered under their name; nobody where every question is anonymous.")
                List<Awaited> awaited,
        @Schema(description = "How many answers have no author. Nobody knows whose they are.")
                Long anonymous,
        @Schema(description = "Who answered under their name, the first first.")
                List<Answered> answers,
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

    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    record Asked(String slackWorkspace, String slackUser, String timeZone) {}

    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    record Answered(String slackWorkspace, String slackUser, Instant answeredAt, boolean late) {}
}
