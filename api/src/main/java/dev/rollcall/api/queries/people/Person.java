package dev.rollcall.api.queries.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What somebody in Slack chose for themselves, for all of their teams. What they did not is
/// absent.
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record Person(
        UUID personId,
        String slackWorkspace,
        String slackUser,
        @Schema(description = "In the place of the one that Slack knows.", examples = "Asia/Tokyo")
                String timeZone,
        @Schema(description = "Apart from one another, the first first, by their own clock.")
                List<DaysOff> daysOff,
        @Schema(description = "Whether they are reminded of polls.") Boolean reminders,
        @Schema(description = "Whether polls ask them one question at a time, directly.")
                Boolean interviews,
        Instant createdAt,
        Instant updatedAt,
        @Schema(description = "Counts the person's events.") long sequence,
        @Schema(
                        description =
                                "There while an event of this person can't be applied: since when this row stands still.")
                Instant staleSince) {

    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    record DaysOff(LocalDate firstDay, @Schema(description = "Included.") LocalDate lastDay) {}
}
