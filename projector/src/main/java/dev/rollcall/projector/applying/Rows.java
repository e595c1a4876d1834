package dev.rollcall.projector.applying;

import static java.util.stream.Collectors.joining;

import dev.rollcall.projector.database.BulkInsert;
import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.projections.Column;
import dev.rollcall.projector.projections.Stamp;
import dev.rollcall.projector.projections.Stamped;
import dev.rollcall.projector.projections.Table;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/// The rows of one view: loaded and written in bulk, by statements made once from its columns.
final class Rows<R> {

    /// A row and its key.
    record Keyed<R>(UUID key, Stamped<R> state) {}

    /// Rows and histories are only ever looked up by their keys. A plan that is made while a table
    /// is small scans it, and a connection keeps its plans while the table grows.
    static final String BY_KEY = "set_config('enable_seqscan', 'off', true)";

    private final Table<R> table;
    private final String load;
    private final String clear;
    private final String forget;
    private final BulkInsert<Keyed<R>> upsert;
    private final List<Column<R>> references;

    Rows(Place place, Table<R> table) {
        this.table = table;
        var columns = TableColumns.of(table, Keyed<R>::key, Keyed::state);
        var names = columns.stream().map(Column::name).toList();
        var values = names.stream().filter(name -> !name.equals(table.key())).toList();
        this.load =
                """
                select %s
                from %s
                where %s = any ($1::uuid[])
                """
                        .formatted(String.join(", ", names), place.of(table.name()), table.key());
        this.clear =
                """
                update %s
                set %s
                """
                        .formatted(
                                place.of(table.name()),
                                values.stream()
                                        .map(name -> name + " = default")
                                        .collect(joining(", ")));
        this.forget = clear + "where %s = any ($1::uuid[])".formatted(table.key());
        this.upsert =
                new BulkInsert<>(
                        place.of(table.name()),
                        columns,
                        """
                        on conflict (%s) do update
                        set %s
                        where t.sequence <= excluded.sequence
                        """
                                .formatted(
                                        table.key(),
                                        values.stream()
                                                .map(name -> name + " = excluded." + name)
                                                .collect(joining(", "))));
        this.references =
                table.shape().all().stream()
                        .filter(column -> place == Place.LIVE && column.refersTo().isPresent())
                        .toList();
    }

    Map<UUID, Stamped<R>> load(Transaction transaction, Collection<UUID> keys) {
        return loading(transaction, keys).get();
    }

    /// Asks for rows that are waited for when they are taken.
    Supplier<Map<UUID, Stamped<R>>> loading(Transaction transaction, Collection<UUID> keys) {
        var rows = transaction.ask(load, Tuple.of(keys.toArray(UUID[]::new)));
        return () -> {
            var states = new HashMap<UUID, Stamped<R>>();
            for (var row : rows.get()) {
                states.put(row.getUUID(table.key()), read(row));
            }
            return states;
        };
    }

    /// Rows are written in the order of their keys, so that two batches never wait for each other.
    void write(Transaction transaction, List<Keyed<R>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var sorted =
                rows.stream().sorted((one, other) -> one.key().compareTo(other.key())).toList();
        refer(transaction, sorted);
        transaction.send(
                upsert.sql(),
                upsert.arguments(sorted),
                written -> check(rows.size() - written.rowCount()));
    }

    private void check(int missing) {
        if (missing > 0) {
            throw new IllegalStateException(
                    "%d rows of %s were moved on by another writer"
                            .formatted(missing, table.name()));
        }
    }

    /// These rows bare again; what the store holds of them comes next.
    void forget(Transaction transaction, Collection<UUID> keys) {
        if (!keys.isEmpty()) {
            transaction.send(forget, Tuple.of(keys.toArray(UUID[]::new)));
        }
    }

    /// Every row bare again; those that others refer to cannot go.
    void clear(Transaction transaction) {
        transaction.send(clear, Tuple.tuple());
    }

    /// What a live row refers to may come later: until then it stands bare.
    private void refer(Transaction transaction, List<Keyed<R>> rows) {
        for (var column : references) {
            var keys =
                    rows.stream()
                            .map(row -> column.value().apply(row.state().row()))
                            .filter(Objects::nonNull)
                            .distinct()
                            .sorted()
                            .toArray(UUID[]::new);
            var sql =
                    """
                    insert into read_model.%s (%s)
                    select unnest($1::uuid[])
                    on conflict do nothing
                    """
                            .formatted(column.refersTo().orElseThrow(), column.name());
            transaction.send(sql, Tuple.of(keys));
        }
    }

    private Stamped<R> read(Row row) {
        var values = new HashMap<String, Object>();
        for (var column : table.shape().all()) {
            values.put(column.name(), value(row, column));
        }
        return new Stamped<>(
                table.shape().read(values),
                new Stamp(
                        row.getLong("sequence"),
                        row.getLong("position"),
                        row.getUUID("event_id"),
                        instant(row, "created_at"),
                        instant(row, "updated_at")));
    }

    private static Object value(Row row, Column<?> column) {
        return switch (column.kind()) {
            case TEXT -> row.getString(column.name());
            case NUMBER -> row.getLong(column.name());
            case FLAG -> row.getBoolean(column.name());
            case UUID -> row.getUUID(column.name());
            case TIME -> instant(row, column.name());
            case DATE -> row.getLocalDate(column.name());
            case JSON -> plain(row.getValue(column.name()));
        };
    }

    private static Object plain(Object json) {
        return switch (json) {
            case JsonArray array -> array.stream().map(Rows::plain).toList();
            case JsonObject object -> plain(object.getMap());
            case Map<?, ?> map -> {
                var values = new HashMap<Object, Object>();
                map.forEach((name, value) -> values.put(name, plain(value)));
                yield values;
            }
            case List<?> list -> list.stream().map(Rows::plain).toList();
            case null, default -> json;
        };
    }

    private static Instant instant(Row row, String column) {
        return row.getValue(column) instanceof OffsetDateTime at ? at.toInstant() : null;
    }
}
