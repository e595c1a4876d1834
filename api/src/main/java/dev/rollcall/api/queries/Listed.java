package dev.rollcall.api.queries;

import dev.rollcall.api.parameters.Cursor;
import dev.rollcall.api.parameters.Paging;
import dev.rollcall.api.parameters.Reading;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// What `Lists` answers page by page.
public sealed interface Listed<T> permits Listing, Gathered {
    /// Under which its queries are counted.
    String name();

    /// All that its rows are made of.
    Set<Source> reads();

    /// A column that every row has.
    String key();

    /// The rows of a page and one more, each with the list's `state` and `total`; where there is no
    /// row, those alone. Asked once, and before `parameters`.
    String sql(Paging paging, Reading reading, String state);

    List<Object> parameters();

    Function<Row, T> item();

    /// Where a page that ends with this row goes on.
    Cursor place(Row row);

    /// Whether its rows of now change as time goes by, without an event.
    boolean moves();
}
