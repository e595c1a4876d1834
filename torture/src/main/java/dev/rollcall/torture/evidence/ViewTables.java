package dev.rollcall.torture.evidence;

import static java.util.stream.Collectors.joining;

import dev.rollcall.projector.projections.Column.Kind;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.torture.views.Change;
import dev.rollcall.torture.views.Columns;
import dev.rollcall.torture.views.Kept;
import dev.rollcall.torture.views.Kept.StuckAt;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// A view's tables as they are, by plain SQL.
final class ViewTables {
    private static final String CHANGES =
            """
            select changed_at, aggregate_id, sequence, event_id
            from read_model.changes
            where projection = ?
            order by number
            """;
    private static final String STUCK =
            """
            select stuck.aggregate_id, stuck.sequence, stuck.position, letter.event_id, letter.state
            from read_model.stuck
            join read_model.dead_letters letter on letter.id = stuck.dead_letter
            where stuck.projection = ?
            """;
    private static final String DISCARDED =
            """
            select event_id
            from read_model.discarded
            where projection = ?
            """;
    private static final Map<String, Kind> VALIDITY = validity();

    private final Connection connection;
    private final Projection<?, ?> projection;

    ViewTables(Connection connection, Projection<?, ?> projection) {
        this.connection = connection;
        this.projection = projection;
    }

    private static Map<String, Kind> validity() {
        var columns = new LinkedHashMap<String, Kind>();
        columns.put("valid_from_position", Kind.NUMBER);
        columns.put("valid_to_position", Kind.NUMBER);
        columns.put("valid_from", Kind.TIME);
        columns.put("valid_to", Kind.TIME);
        return columns;
    }

    Kept read() throws SQLException {
        var table = projection.table();
        var columns = Columns.of(projection);
        var rows = new HashMap<UUID, Map<String, Object>>();
        each(select(table.name(), columns), row -> rows.put(key(row), values(row, columns)));
        var withValidity = new LinkedHashMap<>(columns);
        withValidity.putAll(VALIDITY);
        var versions = new HashMap<UUID, List<Map<String, Object>>>();
        each(
                select(table.history(), withValidity),
                row ->
                        versions.computeIfAbsent(key(row), _ -> new ArrayList<>())
                                .add(values(row, withValidity)));
        return new Kept(rows, versions, changes(), stuck(), discarded());
    }

    private String select(String table, Map<String, Kind> columns) {
        return """
            select %s as key, %s
            from read_model.%s
            where ? is not null
            order by sequence
            """
                .formatted(
                        projection.table().key(),
                        columns.keySet().stream().collect(joining(", ")),
                        table);
    }

    private static UUID key(ResultSet row) throws SQLException {
        return row.getObject("key", UUID.class);
    }

    private static Map<String, Object> values(ResultSet row, Map<String, Kind> columns)
            throws SQLException {
        var values = new HashMap<String, Object>();
        for (var column : columns.entrySet()) {
            values.put(column.getKey(), value(row, column.getKey(), column.getValue()));
        }
        return values;
    }

    private static Object value(ResultSet row, String name, Kind kind) throws SQLException {
        return switch (kind) {
            case TEXT -> row.getString(name);
            case NUMBER -> row.getObject(name, Long.class);
            case FLAG -> row.getObject(name, Boolean.class);
            case UUID -> row.getObject(name, UUID.class);
            case TIME -> {
                var at = row.getObject(name, OffsetDateTime.class);
                yield at == null ? null : at.toInstant();
            }
            case DATE -> row.getObject(name, LocalDate.class);
            case JSON -> Columns.json(row.getString(name));
        };
    }

    private List<Change> changes() throws SQLException {
        var changes = new ArrayList<Change>();
        each(
                CHANGES,
                row ->
                        changes.add(
                                new Change(
                                        row.getObject(1, OffsetDateTime.class).toInstant(),
                                        row.getString(2) == null
                                                ? null
                                                : UUID.fromString(row.getString(2)),
                                        row.getLong(3),
                                        row.getObject(4, UUID.class))));
        return changes;
    }

    private Map<String, StuckAt> stuck() throws SQLException {
        var stuck = new HashMap<String, StuckAt>();
        each(
                STUCK,
                row ->
                        stuck.put(
                                row.getString(1),
                                new StuckAt(
                                        row.getLong(2),
                                        row.getLong(3),
                                        row.getObject(4, UUID.class),
                                        row.getString(5))));
        return stuck;
    }

    private Set<UUID> discarded() throws SQLException {
        var discarded = new HashSet<UUID>();
        each(DISCARDED, row -> discarded.add(row.getObject(1, UUID.class)));
        return discarded;
    }

    @FunctionalInterface
    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    /// Every statement has the view's name as its argument.
    private void each(String sql, Reader reader) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, projection.name());
            var rows = statement.executeQuery();
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }
}
