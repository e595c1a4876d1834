package dev.rollcall.projector.applying;

import dev.rollcall.projector.projections.Column;
import dev.rollcall.projector.projections.Column.Kind;
import dev.rollcall.projector.projections.Stamp;
import dev.rollcall.projector.projections.Stamped;
import dev.rollcall.projector.projections.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// The columns of a view's table and of its history: the key, the view's own, and the stamp.
final class TableColumns {

    private TableColumns() {}

    static <R, T> List<Column<T>> of(
            Table<R> table, Function<T, UUID> key, Function<T, Stamped<R>> state) {
        var columns = new ArrayList<Column<T>>();
        columns.add(column(table.key(), Kind.UUID, key::apply));
        for (var own : table.shape().all()) {
            columns.add(
                    column(own.name(), own.kind(), of -> own.value().apply(state.apply(of).row())));
        }
        Function<T, Stamp> stamp = of -> state.apply(of).stamp();
        columns.add(column("created_at", Kind.TIME, stamp.andThen(Stamp::createdAt)::apply));
        columns.add(column("updated_at", Kind.TIME, stamp.andThen(Stamp::updatedAt)::apply));
        columns.add(column("sequence", Kind.NUMBER, stamp.andThen(Stamp::sequence)::apply));
        columns.add(column("position", Kind.NUMBER, stamp.andThen(Stamp::position)::apply));
        columns.add(column("event_id", Kind.UUID, stamp.andThen(Stamp::eventId)::apply));
        return columns;
    }

    static <T> Column<T> column(String name, Kind kind, Function<T, Object> value) {
        return new Column<>(name, kind, value, Optional.empty());
    }
}
