package dev.rollcall.api.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.rollcall.api.export.Csv;
import dev.rollcall.api.export.Csv.Column;
import dev.rollcall.eventstore.read.StoredEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An event as it is stored, also one that this build does not know: `data` and `metadata` are
/// its JSON, untouched.
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "Event")
record AuditedEvent(
        @Schema(description = "Its place in the log, in the order of commits.", examples = "90210")
                long position,
        UUID id,
        @Schema(examples = "TeamRenamed") String type,
        @Schema(description = "The schema version of data.") int version,
        String aggregateId,
        @Schema(description = "1, 2, 3… within the aggregate.") long sequence,
        @Schema(description = "The store's life: another one after a restore.") long epoch,
        Instant timestamp,
        @JsonRawValue @Schema(description = "What happened.", type = SchemaType.OBJECT) String data,
        @JsonRawValue
                @Schema(
                        description = "Who caused it, from where, because of what.",
                        type = SchemaType.OBJECT)
                String metadata) {

    static final Csv<AuditedEvent> CSV =
            new Csv<>(
                    List.of(
                            Column.text("position", AuditedEvent::position),
                            Column.text("id", AuditedEvent::id),
                            Column.text("type", AuditedEvent::type),
                            Column.text("version", AuditedEvent::version),
                            Column.text("aggregate_id", AuditedEvent::aggregateId),
                            Column.text("sequence", AuditedEvent::sequence),
                            Column.text("epoch", AuditedEvent::epoch),
                            Column.text("timestamp", AuditedEvent::timestamp),
                            Column.json("data", AuditedEvent::data),
                            Column.json("metadata", AuditedEvent::metadata)));

    static AuditedEvent of(StoredEvent stored) {
        var event = stored.envelope();
        return new AuditedEvent(
                event.position(),
                event.id(),
                event.type(),
                event.version(),
                event.aggregateId(),
                event.sequence(),
                event.epoch(),
                event.timestamp(),
                event.data(),
                stored.metadata());
    }
}
