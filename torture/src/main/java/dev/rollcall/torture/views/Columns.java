package dev.rollcall.torture.views;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.projector.projections.Column;
import dev.rollcall.projector.projections.Column.Kind;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.Stamped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// The columns of a view's table, but for its key, and their values so that they can be compared.
public final class Columns {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Columns() {}

    public static Map<String, Kind> of(Projection<?, ?> projection) {
        var columns = new LinkedHashMap<String, Kind>();
        for (var column : projection.table().shape().all()) {
            columns.put(column.name(), column.kind());
        }
        columns.put("created_at", Kind.TIME);
        columns.put("updated_at", Kind.TIME);
        columns.put("sequence", Kind.NUMBER);
        columns.put("position", Kind.NUMBER);
        columns.put("event_id", Kind.UUID);
        return columns;
    }

    static <R> Map<String, Object> values(Projection<R, ?> projection, Stamped<R> row) {
        var values = new HashMap<String, Object>();
        for (Column<R> column : projection.table().shape().all()) {
            var value = column.value().apply(row.row());
            values.put(column.name(), column.kind() == Kind.JSON ? json(written(value)) : value);
        }
        var stamp = row.stamp();
        values.put("created_at", stamp.createdAt());
        values.put("updated_at", stamp.updatedAt());
        values.put("sequence", stamp.sequence());
        values.put("position", stamp.position());
        values.put("event_id", stamp.eventId());
        return values;
    }

    private static String written(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// JSON as it is compared, whatever its spaces.
    public static Object json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException(malformed);
        }
    }
}
