package dev.rollcall.projector.edge;

import dev.rollcall.projector.edge.DeadLetterList.Done;
import dev.rollcall.projector.edge.DeadLetterList.Item;
import dev.rollcall.projector.edge.DeadLetterList.Origin;
import io.vertx.mutiny.sqlclient.Row;

/// Rows of letters and of what was done about them, as operators see them.
final class LetterRow {

    private LetterRow() {}

    static Origin origin(Row row) {
        return row.getString("topic") == null
                ? null
                : new Origin(
                        row.getString("topic"),
                        row.getInteger("partition"),
                        row.getLong("record_offset"));
    }

    static Item item(Row row) {
        return new Item(
                row.getUUID("id"),
                row.getString("projection"),
                row.getString("aggregate_id"),
                row.getUUID("event_id"),
                row.getString("event_type"),
                row.getInteger("event_version"),
                row.getLong("sequence"),
                row.getLong("position"),
                row.getString("cause"),
                row.getString("message"),
                row.getString("state"),
                row.getLong("stuck_at") != null,
                row.getInteger("attempts"),
                row.getOffsetDateTime("first_failed_at").toInstant(),
                row.getOffsetDateTime("last_failed_at").toInstant());
    }

    static Done done(Row row) {
        return new Done(
                row.getString("action"),
                row.getString("actor"),
                row.getString("reason"),
                row.getString("outcome"),
                row.getOffsetDateTime("done_at").toInstant());
    }
}
