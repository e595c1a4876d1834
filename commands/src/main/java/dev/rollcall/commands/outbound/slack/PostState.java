package dev.rollcall.commands.outbound.slack;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.rollcall.commands.slack.SlackRefusal;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How it stands with one message of the bot's.
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SlackPost")
record PostState(
        UUID id,
        @Schema(
                        description = "What it tells of its subject.",
                        enumeration = {
                            "confirmation",
                            "poll",
                            "question",
                            "reminder",
                            "summary",
                            "digest",
                            "interview",
                            "awaited"
                        })
                String kind,
        @Schema(description = "The status update, poll or interview that it is about.")
                UUID subject,
        @Schema(description = "The event because of which it was wanted.") UUID eventId,
        String slackWorkspace,
        @Schema(description = "Absent of direct messages that were never opened.")
                String slackChannel,
        @Schema(description = "Whom it goes to, of direct messages.") String slackUser,
        @Schema(description = "Above 0 for what goes on in the thread of a long post.") int part,
        @Schema(description = "The message's, once it is known to be in Slack.") String slackTs,
        @Schema(description = "Whether it does not say yet what it should.") boolean waiting,
        @Schema(description = "Failures since it said what it should.") int failures,
        @Schema(description = "Why it is not tried any more: Slack's error code, or what happened.")
                String givenUp,
        @Schema(description = "What can be done about that.") String remedy,
        @Schema(description = "When it was first wanted.") Instant createdAt,
        @Schema(description = "Not tried before, where it waits.") Instant dueAt) {

    static final String COLUMNS =
            """
            id, kind, subject, event_id, slack_workspace, slack_channel, slack_user, part, ts,
            shown < wanted as waiting, failures, given_up, created_at, greatest(due_at, wanted_from) as due_at
            """;

    static PostState of(Row row) {
        var givenUp = Optional.ofNullable(row.getString("given_up"));
        boolean waiting = row.getBoolean("waiting") && givenUp.isEmpty();
        return new PostState(
                row.getUUID("id"),
                row.getString("kind"),
                row.getUUID("subject"),
                row.getUUID("event_id"),
                row.getString("slack_workspace"),
                row.getString("slack_channel"),
                row.getString("slack_user"),
                row.getInteger("part"),
                row.getString("ts"),
                waiting,
                row.getInteger("failures"),
                givenUp.orElse(null),
                givenUp.map(SlackRefusal::remedyOf).orElse(null),
                moment(row, "created_at"),
                waiting ? moment(row, "due_at") : null);
    }

    private static Instant moment(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column))
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }
}
