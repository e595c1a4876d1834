package dev.rollcall.api.queries;

import dev.rollcall.api.parameters.Paging;
import io.vertx.mutiny.sqlclient.Row;
import java.util.function.Function;

/// A list of a view's rows.
///
/// @param name under which its queries are counted
/// @param columns of `rows`, with the row's id and `stale_since`
/// @param rows a table or a subquery
/// @param extra further columns, made of those of a page
public record Listing<T>(
        String name,
        Past.Table table,
        String columns,
        String rows,
        String extra,
        Conditions filter,
        Order order,
        Function<Row, T> item) {
    /// Beyond, a total is no longer exact.
    static final int COUNTED = 10_000;

    /// The rows of a page and one more, each with the list's `state` and `total`; where there is no
    /// row, those alone.
    String sql(Paging paging, String state) {
        var total = paging.total() ? count() : "null::bigint";
        paging.after().ifPresent(last -> order.beyond(last, table.key(), filter));
        return """
            select %s as state, %s as total, page.*
            from (select) as list
            left join (
                select shown.*%s
                from (
                    select %s, %s.%s as sorted_by
                    from %s as %s
                    where %s
                    order by %s
                    limit %s) as shown) as page on true
            """
                .formatted(
                        state,
                        total,
                        extra,
                        columns,
                        table.name(),
                        order.column(),
                        rows,
                        table.name(),
                        filter.sql(),
                        order.by(table),
                        filter.parameter(paging.limit() + 1));
    }

    private String count() {
        return """
            (select count(*)
                from (
                    select
                    from %s as %s
                    where %s
                    limit %d) as counted)"""
                .formatted(rows, table.name(), filter.sql(), COUNTED + 1);
    }
}
