package dev.rollcall.commands.outbound.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How it stands with one thing that a webhook is told.
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "WebhookDelivery")
record DeliveryState(
        @Schema(description = "Its `webhook-id`, the same at every attempt.") UUID id,
        @Schema(enumeration = {"submitted", "edited", "retracted", "blocked", "missed"})
                String kind,
        @Schema(description = "The event that it tells.") UUID eventId,
        @Schema(description = "That event's place in the log.") long position,
        @Schema(
                        description =
                                "Skipped is what had nothing to say any more: `error` tells why.",
                        enumeration = {"waiting", "delivered", "given_up", "skipped"})
                String status,
        @Schema(description = "Whether somebody asked for it again.") boolean replayed,
        @Schema(description = "Since it was last wanted.") int attempts,
        @Schema(description = "What the receiver last answered.", examples = "503")
                Integer answerCode,
        @Schema(
                        description = "Why the last attempt failed, or why there was none.",
                        examples = "status_503")
                String error,
        @Schema(description = "What can be done about what was given up.") String remedy,
        Instant createdAt,
        @Schema(description = "When it is tried next, where it waits.") Instant dueAt,
        Instant doneAt) {

    static final String COLUMNS =
            """
            id, kind, event_id, position, status, replayed, attempts, answer_code, error, created_at,
            due_at, done_at
            """;

    static DeliveryState of(Row row) {
        var status = row.getString("status");
        var error = row.getString("error");
        return new DeliveryState(
                row.getUUID("id"),
                row.getString("kind"),
                row.getUUID("event_id"),
                row.getLong("position"),
                status,
                row.getBoolean("replayed"),
                row.getInteger("attempts"),
                row.getInteger("answer_code"),
                error,
                status.equals("given_up") ? remedyOf(error) : null,
                moment(row, "created_at"),
                status.equals("waiting") ? moment(row, "due_at") : null,
                moment(row, "done_at"));
    }

    static String remedyOf(String reason) {
        if (reason.startsWith("status_3")) {
            return "redirects are not followed: set the webhook to where it leads, then retry it";
        }
        if (reason.startsWith("status_")) {
            return "see why the receiver answers so, then retry it";
        }
        if (reason.startsWith("not_reached")) {
            return "see why it can't be reached from here, its certificate included, then retry it";
        }
        if (reason.startsWith("not_composed")) {
            return "run a build that can read the event, then retry it";
        }
        if (reason.startsWith("secret_locked")) {
            return "give the pods the key that its secret is under, or the webhook another secret (PUT …/secret), then retry it";
        }
        return switch (reason) {
            case "gone" ->
                    "the webhook is disabled: set it again if that was a mistake, then retry it";
            case "webhook_disabled" -> "set the webhook again, then retry or replay it";
            case "webhook_removed" -> "set it again under the same id, then retry or replay it";
            case "no_secret" -> "give the webhook a secret (PUT …/secret), then retry it";
            case "private_address" ->
                    "its name leads into this network: move it, or set rollcall.webhooks.allow-private, then retry it";
            case "unknown_host" -> "its name is not known: correct it, then retry it";
            case "timeout" -> "have the receiver answer before it works, then retry it";
            default -> "see the log of this service, then retry it";
        };
    }

    private static Instant moment(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column))
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }
}
