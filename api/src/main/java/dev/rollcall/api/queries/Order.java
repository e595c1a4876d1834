package dev.rollcall.api.queries;

import static dev.rollcall.api.readmodel.Columns.instant;
import static java.time.temporal.ChronoUnit.MICROS;
import static java.util.stream.Collectors.joining;

import dev.rollcall.api.parameters.Cursor;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/// What a list is sorted by: a column that has an index together with the row's id, which decides
/// between rows that share its value.
///
/// @param within the column that leads that index and has the same value in all rows of the list
public record Order(Optional<String> within, String column, Kind kind, boolean descending) {

    /// Of the column.
    public enum Kind {
        TEXT,
        TIME,
        NUMBER
    }

    public Order(String column, Kind kind, boolean descending) {
        this(Optional.empty(), column, kind, descending);
    }

    /// Of the rows `v`.
    public String by(String id) {
        return Stream.concat(within.stream(), Stream.of(column, id))
                .map(name -> "v.%s %s".formatted(name, descending ? "desc" : "asc"))
                .collect(joining(", "));
    }

    /// What comes after the last one that was shown.
    public void beyond(Cursor last, String id, Conditions conditions) {
        conditions.and(
                "(%s, %s) %s (?, ?)".formatted(column, id, descending ? "<" : ">"),
                value(last.key()),
                last.id());
    }

    private Object value(String key) {
        return switch (kind) {
            case TEXT -> key;
            case NUMBER -> Long.parseLong(key);
            case TIME -> Instant.EPOCH.plus(Long.parseLong(key), MICROS).atOffset(ZoneOffset.UTC);
        };
    }

    public Cursor place(Row row, String id) {
        var key =
                switch (kind) {
                    case TEXT -> row.getString("sorted_by");
                    case NUMBER -> row.getLong("sorted_by").toString();
                    case TIME ->
                            Long.toString(MICROS.between(Instant.EPOCH, instant(row, "sorted_by")));
                };
        return new Cursor(key, row.getUUID(id));
    }
}
