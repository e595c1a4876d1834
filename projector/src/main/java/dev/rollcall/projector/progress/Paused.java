package dev.rollcall.projector.progress;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;

/// Nothing is written to a view until somebody resumes it.
public record Paused(Instant since, String reason, String by) {

    static Optional<Paused> of(Row row) {
        return Optional.ofNullable(row.getOffsetDateTime("paused_since"))
                .map(
                        since ->
                                new Paused(
                                        since.toInstant(),
                                        row.getString("paused_reason"),
                                        row.getString("paused_by")));
    }
}
