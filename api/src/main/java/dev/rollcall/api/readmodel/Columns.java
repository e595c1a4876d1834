package dev.rollcall.api.readmodel;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// A row's columns as the types that the views have; null where the column is.
public final class Columns {
    private Columns() {}

    public static Instant instant(Row row, String column) {
        var value = row.getOffsetDateTime(column);
        return value == null ? null : value.toInstant();
    }

    /// A jsonb array of objects.
    public static <T> List<T> objects(Row row, String column, Function<JsonObject, T> read) {
        var array = row.getJsonArray(column);
        return array == null
                ? null
                : array.stream().map(object -> read.apply((JsonObject) object)).toList();
    }

    /// An array of texts within an object.
    public static List<String> texts(JsonObject object, String name) {
        return object.getJsonArray(name).stream().map(String.class::cast).toList();
    }
}
