package dev.rollcall.api.queries.rounds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One of a team's rounds of polls, as the command that sets it takes it.
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Round(
        @Schema(description = "Its name.", examples = "daily") String round,
        @Schema(
                        description = "minute, hour, day of month, month, day of week",
                        examples = "30 9 * * MON-FRI")
                String cron,
        @Schema(examples = "Europe/Berlin") String timeZone,
        Audience audience,
        @Schema(description = "Whether each is asked by their own clock, and not by the round's.")
                boolean ownZones,
        @Schema(description = "None where people simply write what they do.")
                List<Question> questions,
        @Schema(
                        description =
                                "After the slot, and as long again after each reminder; absent without reminders.")
                Integer remindAfterMinutes,
        @Schema(description = "How often; 0 without reminders.") int remindAtMost,
        @Schema(description = "After the slot; absent where the slot's day ends it.")
                Integer closeAfterMinutes,
        @Schema(
                        enumeration = {"person", "question"},
                        description = "How the summary is laid out; absent without one.")
                String summaryBy,
        @Schema(description = "Absent where the summary goes to the team's own channel.")
                String summaryChannel,
        @Schema(description = "There while it does not ask.") Pause pause) {

    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Audience(
            @Schema(
                            enumeration = {"members", "channel", "user_group"},
                            description =
                                    "The team's members, whoever is in its Slack channel, or in a user group of Slack's.")
                    String kind,
            @Schema(description = "Of the kind user_group.") String slackUserGroup) {}

    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Pause(
            @Schema(
                            description =
                                    "The day on which it asks again; absent where it must be resumed.")
                    LocalDate until) {}

    public static Round of(JsonObject json) {
        var audience = json.getJsonObject("audience");
        var pause = json.getJsonObject("pause");
        return new Round(
                json.getString("round"),
                json.getString("cron"),
                json.getString("time_zone"),
                new Audience(audience.getString("kind"), audience.getString("slack_user_group")),
                json.getBoolean("own_zones"),
                json.getJsonArray("questions").stream()
                        .map(question -> Question.of((JsonObject) question))
                        .toList(),
                json.getInteger("remind_after_minutes"),
                json.getInteger("remind_at_most"),
                json.getInteger("close_after_minutes"),
                json.getString("summary_by"),
                json.getString("summary_channel"),
                pause == null ? null : new Pause(day(pause.getString("until"))));
    }

    private static LocalDate day(String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
