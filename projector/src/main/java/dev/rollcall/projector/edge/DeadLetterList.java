package dev.rollcall.projector.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Dead letters as operators see them, newest first. `next_cursor` stands where there are more.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeadLetterList(List<Item> items, UUID nextCursor) {

    /// One letter.
    ///
    /// @param eventId null, as are type, version, sequence and position, for what is no envelope
    /// @param state open, resolved or discarded
    /// @param stuck whether its aggregate is stuck because of it
    /// @param attempts how often it could not be applied
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DeadLetter")
    public record Item(
            UUID id,
            String projection,
            String aggregateId,
            UUID eventId,
            String eventType,
            Integer eventVersion,
            Long sequence,
            Long position,
            String cause,
            String message,
            String state,
            boolean stuck,
            int attempts,
            Instant firstFailedAt,
            Instant lastFailedAt) {}

    /// All there is to know about one letter.
    ///
    /// @param origin the record that it came in; null where it was read from the store
    /// @param event the envelope; null for what is none
    /// @param text the bytes of what is no envelope, where they are text
    /// @param base64 the same, where they are not
    /// @param stackTrace what the projection threw
    /// @param waiting how many later events of its aggregate the store has, while it is stuck
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DeadLetterDetail")
    public record Detail(
            Item letter,
            Origin origin,
            JsonNode event,
            String text,
            String base64,
            String stackTrace,
            Long waiting,
            List<Done> actions) {}

    /// Where a record stood on the topic.
    @Schema(name = "DeadLetterOrigin")
    public record Origin(String topic, int partition, long offset) {}

    /// What was done about a letter, by whom, and what came of it.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DeadLetterAction")
    public record Done(
            String action, String actor, String reason, String outcome, Instant doneAt) {}
}
