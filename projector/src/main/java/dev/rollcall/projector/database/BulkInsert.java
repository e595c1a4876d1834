package dev.rollcall.projector.database;

import static java.util.stream.Collectors.joining;

import dev.rollcall.projector.projections.Column;
import io.vertx.core.json.Json;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Inserts many records in one statement: each column goes as one array, through `unnest`.
public final class BulkInsert<T> {

    private final List<Column<T>> columns;
    private final String sql;

    /// @param table with its schema
    /// @param onConflict the statement's end; may be empty
    public BulkInsert(String table, List<Column<T>> columns, String onConflict) {
        this.columns = List.copyOf(columns);
        this.sql =
                """
                insert into %s as t (%s)
                select %s
                from unnest(%s) with ordinality as new (%s, ordinality)
                order by new.ordinality
                %s
                """
                        .formatted(
                                table,
                                each(Column::name),
                                each(column -> selected(column)),
                                IntStream.range(0, columns.size())
                                        .mapToObj(
                                                n ->
                                                        "$%d::%s[]"
                                                                .formatted(
                                                                        n + 1,
                                                                        sent(columns.get(n))))
                                        .collect(joining(", ")),
                                each(Column::name),
                                onConflict);
    }

    public String sql() {
        return sql;
    }

    public Tuple arguments(List<T> records) {
        var arguments = Tuple.tuple();
        for (var column : columns) {
            arguments.addValue(array(column, records));
        }
        return arguments;
    }

    private String each(Function<Column<T>, String> part) {
        return columns.stream().map(part).collect(joining(", "));
    }

    private static String selected(Column<?> column) {
        var name = "new." + column.name();
        return column.kind() == Column.Kind.JSON ? name + "::jsonb" : name;
    }

    /// JSON is sent as text: an array of jsonb would be encoded twice.
    private static String sent(Column<?> column) {
        return switch (column.kind()) {
            case TEXT, JSON -> "text";
            case NUMBER -> "bigint";
            case FLAG -> "boolean";
            case UUID -> "uuid";
            case TIME -> "timestamptz";
            case DATE -> "date";
        };
    }

    private static <T> Object array(Column<T> column, List<T> records) {
        var values = records.stream().map(column.value());
        return switch (column.kind()) {
            case TEXT -> values.toArray(String[]::new);
            case NUMBER -> values.toArray(Long[]::new);
            case FLAG -> values.toArray(Boolean[]::new);
            case UUID -> values.toArray(UUID[]::new);
            case TIME ->
                    values.map(at -> at == null ? null : ((Instant) at).atOffset(ZoneOffset.UTC))
                            .toArray(OffsetDateTime[]::new);
            case DATE -> values.toArray(LocalDate[]::new);
            case JSON ->
                    values.map(json -> json == null ? null : Json.encode(json))
                            .toArray(String[]::new);
        };
    }
}
