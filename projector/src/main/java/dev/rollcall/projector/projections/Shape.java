package dev.rollcall.projector.projections;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// What a record looks like outside of Java: its columns, each with the way to its value, and the
/// way back from the values to the record. Explicit, so that nothing needs reflection.
public final class Shape<T> {

    private final List<Column<T>> columns;
    private final Function<Fields, T> make;

    private Shape(List<Column<T>> columns, Function<Fields, T> make) {
        this.columns = List.copyOf(columns);
        this.make = make;
    }

    public static <T> Builder<T> columns() {
        return new Builder<>();
    }

    public List<Column<T>> all() {
        return columns;
    }

    public T read(Map<String, Object> values) {
        return make.apply(new Fields(values));
    }

    public Map<String, Object> write(T record) {
        var values = new LinkedHashMap<String, Object>();
        for (var column : columns) {
            values.put(column.name(), column.value().apply(record));
        }
        return values;
    }

    /// Columns in the order in which they are written down.
    public static final class Builder<T> {

        private final List<Column<T>> columns = new ArrayList<>();

        private Builder() {}

        public Builder<T> text(String name, Function<T, String> value) {
            return add(name, Column.Kind.TEXT, value::apply, Optional.empty());
        }

        public Builder<T> number(String name, Function<T, Long> value) {
            return add(name, Column.Kind.NUMBER, value::apply, Optional.empty());
        }

        public Builder<T> uuid(String name, Function<T, UUID> value) {
            return add(name, Column.Kind.UUID, value::apply, Optional.empty());
        }

        public Builder<T> time(String name, Function<T, Instant> value) {
            return add(name, Column.Kind.TIME, value::apply, Optional.empty());
        }

        public Builder<T> date(String name, Function<T, LocalDate> value) {
            return add(name, Column.Kind.DATE, value::apply, Optional.empty());
        }

        public Builder<T> flag(String name, Function<T, Boolean> value) {
            return add(name, Column.Kind.FLAG, value::apply, Optional.empty());
        }

        /// Texts, kept as one JSON array.
        public Builder<T> texts(String name, Function<T, List<String>> value) {
            return add(name, Column.Kind.JSON, value::apply, Optional.empty());
        }

        /// A value with a shape of its own, kept as one JSON object; may be null.
        public <V> Builder<T> part(String name, Function<T, V> value, Shape<V> shape) {
            return add(
                    name,
                    Column.Kind.JSON,
                    row -> {
                        var part = value.apply(row);
                        return part == null ? null : shape.write(part);
                    },
                    Optional.empty());
        }

        /// Values with a shape of their own, kept as one JSON array. Within JSON are texts,
        /// numbers, flags, and parts and lists of them.
        public <V> Builder<T> list(String name, Function<T, List<V>> value, Shape<V> shape) {
            return add(
                    name,
                    Column.Kind.JSON,
                    row -> value.apply(row).stream().map(shape::write).toList(),
                    Optional.empty());
        }

        /// The key of another projection's row, which has the same column name there.
        public Builder<T> reference(String name, Function<T, UUID> value, String projection) {
            return add(name, Column.Kind.UUID, value::apply, Optional.of(projection));
        }

        public Shape<T> make(Function<Fields, T> make) {
            return new Shape<>(columns, make);
        }

        private Builder<T> add(
                String name,
                Column.Kind kind,
                Function<T, Object> value,
                Optional<String> refersTo) {
            columns.add(new Column<>(name, kind, value, refersTo));
            return this;
        }
    }
}
