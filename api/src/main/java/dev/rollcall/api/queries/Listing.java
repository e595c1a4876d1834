package dev.rollcall.api.queries;

import dev.rollcall.api.parameters.Cursor;
import dev.rollcall.api.parameters.Paging;
import dev.rollcall.api.parameters.Reading;
import dev.rollcall.api.parameters.Selected;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// A list of a view's rows.
///
/// @param name under which its queries are counted
/// @param more further columns of a row, for those of `extra` to be made of
/// @param extra further columns, made of those of a page
public record Listing<T>(
        String name,
        View<T> view,
        String more,
        String extra,
        Selected fields,
        Conditions filter,
        Order order,
        Function<Row, T> item)
        implements Listed<T> {
    /// Beyond, a total is no longer exact.
    static final int COUNTED = 10_000;

    public static <T> Listing<T> of(
            String name, View<T> view, Selected fields, Conditions filter, Order order) {
        return new Listing<>(name, view, "", "", fields, filter, order, view.read());
    }

    @Override
    public Set<Source> reads() {
        return view.reads();
    }

    @Override
    public String key() {
        return view.source().key();
    }

    @Override
    public List<Object> parameters() {
        return filter.parameters();
    }

    @Override
    public Cursor place(Row row) {
        return order.place(row, key());
    }

    @Override
    public boolean moves() {
        return false;
    }

    /// How many is said twice. PostgreSQL plans what stays prepared for a tenth of all rows where
    /// the limit is a parameter, thinks better of it, and makes a plan of its own for each query.
    @Override
    public String sql(Paging paging, Reading reading, String state) {
        var total = paging.total() ? count(reading) : "null::bigint";
        paging.after().ifPresent(last -> order.beyond(last, key(), filter));
        return """
            select %s as state, %s as total, page.*
            from (select) as list
            left join (
                select shown.*%s
                from (
                    select %s%s, v.%s as sorted_by
                    from %s
                    where %s
                    order by %s
                    limit %d) as shown) as page on true
            limit %s
            """
                .formatted(
                        state,
                        total,
                        extra,
                        view.columns(fields, reading),
                        more,
                        order.column(),
                        view.from(reading),
                        filter.sql(),
                        order.by(key()),
                        Paging.LONGEST + 1,
                        filter.parameter(paging.limit() + 1));
    }

    private String count(Reading reading) {
        return """
            (select count(*)
                from (
                    select
                    from %s
                    where %s
                    limit %d) as counted)"""
                .formatted(view.from(reading), filter.sql(), COUNTED + 1);
    }
}
