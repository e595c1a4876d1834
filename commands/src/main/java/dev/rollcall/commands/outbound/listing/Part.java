package dev.rollcall.commands.outbound.listing;

import dev.rollcall.edge.problems.Fields;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Which part of a list somebody asks for: the youngest come first, and it goes on after a place
/// in it, whether or not what stood there is still remembered.
public record Part(Optional<Place> after, int most) {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    public static Part of(Fields fields, String cursor, String limit) {
        var after =
                fields.optional()
                        .parsed("cursor", cursor, Place::of, "must be what a page ended with");
        return new Part(Optional.ofNullable(after), fields.limit("limit", limit, USUAL, MOST));
    }

    /// What was created then, under that id.
    record Place(Instant createdAt, UUID id) {

        private static final String BETWEEN = "_";

        static Place of(String cursor) {
            var parts = cursor.split(BETWEEN, 2);
            if (parts.length < 2) {
                throw new IllegalArgumentException(cursor);
            }
            return new Place(Fields.moment(parts[0]), UUID.fromString(parts[1]));
        }

        static Place of(Row row) {
            return new Place(row.getOffsetDateTime("created_at").toInstant(), row.getUUID("id"));
        }

        OffsetDateTime moment() {
            return createdAt.atOffset(ZoneOffset.UTC);
        }

        String cursor() {
            return createdAt + BETWEEN + id;
        }
    }

    /// One more than it has, where there are more.
    int toRead() {
        return most + 1;
    }

    <T> Page<T> page(RowSet<Row> read, Function<Row, T> item) {
        var rows = read.stream().limit(most).toList();
        return new Page<>(
                rows.stream().map(item).toList(),
                read.size() > most ? Place.of(rows.getLast()).cursor() : null);
    }
}
