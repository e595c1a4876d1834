package dev.rollcall.api.queries;

import dev.rollcall.api.parameters.Cursor;
import dev.rollcall.api.parameters.Paging;
import dev.rollcall.api.parameters.Reading;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// A list of what SQL makes of several views.
///
/// @param key a column that is never null
/// @param rows reads those of one page and one more, in order
/// @param places where a page that ends with a row goes on
public record Gathered<T>(
        String name,
        Set<Source> reads,
        String key,
        String rows,
        List<Object> parameters,
        Function<Row, T> item,
        Function<Row, Cursor> places,
        boolean moves)
        implements Listed<T> {

    @Override
    public String sql(Paging paging, Reading reading, String state) {
        return """
            select %s as state, null::bigint as total, page.*
            from (select) as list
            left join (
                %s) as page on true
            """
                .formatted(state, rows);
    }

    @Override
    public Cursor place(Row row) {
        return places.apply(row);
    }
}
