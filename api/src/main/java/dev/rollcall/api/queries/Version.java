package dev.rollcall.api.queries;

import static dev.rollcall.api.readmodel.Columns.instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.rollcall.api.parameters.Cursor;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a row was from one event to the next, and which event made it so.
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Version<T>(
        T row,
        Instant validFrom,
        @Schema(description = "Absent while this version stands.") Instant validTo,
        @Schema(description = "Since when it was taken back, or archived.") Instant goneSince,
        Event event) {

    /// Of the history `v`, and the event `e` that made each version.
    static final String COLUMNS =
            """
            v.valid_from, v.valid_to, v.valid_from_position, v.event_id, e.type as event_type, e.metadata""";

    /// Where a page of versions ends.
    static Cursor place(Row row) {
        return new Cursor(Long.toString(row.getLong("sequence")), row.getUUID("event_id"));
    }

    /// Who did it, from where, and because of what.
    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Event(
            UUID id,
            String type,
            long position,
            String actor,
            String source,
            String correlationId,
            String causationId) {}

    static <T> Version<T> of(Row row, T view) {
        var metadata = row.getJsonObject("metadata");
        var known = metadata == null ? new JsonObject() : metadata;
        return new Version<>(
                view,
                instant(row, "valid_from"),
                instant(row, "valid_to"),
                instant(row, "gone_since"),
                new Event(
                        row.getUUID("event_id"),
                        row.getString("event_type"),
                        row.getLong("valid_from_position"),
                        known.getString("actor"),
                        known.getString("source"),
                        known.getString("correlation_id"),
                        known.getString("causation_id")));
    }
}
