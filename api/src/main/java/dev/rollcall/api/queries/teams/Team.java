package dev.rollcall.api.queries.teams;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.rollcall.api.queries.rounds.Round;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A team. What it doesn't have is absent.
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record Team(
        UUID teamId,
        @Schema(examples = "Platform") String name,
        String slackWorkspace,
        String slackChannel,
        @Schema(description = "When the round daily asks, as a cron expression in poll_time_zone.")
                String pollSchedule,
        String pollTimeZone,
        @Schema(description = "Of polls, by name.") List<Round> rounds,
        @Schema(
                        description =
                                "On whose holidays the team is not asked, by ISO 3166-1; absent where on none.",
                        examples = "CH")
                String holidayCountry,
        @Schema(description = "The part of the country, by ISO 3166-2.", examples = "ZH")
                String holidaySubdivision,
        List<Member> members,
        @Schema(
                        description =
                                "Who may change the team from Slack, beside the admins of its workspace.")
                List<Member> admins,
        @Schema(description = "There when the team was archived.") Instant archivedAt,
        Instant createdAt,
        Instant updatedAt,
        @Schema(description = "Counts the team's events.") long sequence,
        @Schema(
                        description =
                                "There while an event of this team can't be applied: since when this row stands still.")
                Instant staleSince) {

    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "TeamMember")
    record Member(String slackWorkspace, String slackUser) {}
}
