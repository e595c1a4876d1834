package dev.rollcall.api.queries;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.rollcall.api.parameters.Cursor;
import dev.rollcall.api.parameters.Reading;
import dev.rollcall.api.queries.ViewReader.Found;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/// Some of a list's items in order. `next_cursor` stands where there are more, `incomplete` where
/// the list may get more items of the moment that was asked for.
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, String nextCursor, Boolean incomplete) {

    /// Of a list that is whole as far as it goes.
    public Page(List<T> items, String nextCursor) {
        this(items, nextCursor, null);
    }

    /// Of a query that asked for one item more than the limit, to know whether there are more.
    public static <T> Page<T> of(
            Found found, int limit, Function<Row, T> item, Function<T, Cursor> cursor) {
        var items = found.rows().stream().limit(limit).map(item).toList();
        var more = found.rows().size() > limit;
        return new Page<>(
                items,
                more ? cursor.apply(items.getLast()).encode() : null,
                found.complete() ? null : true);
    }

    /// What is not wholly there yet must not be kept; of what is past, another version of the view
    /// may tell otherwise.
    public RestResponse<Page<T>> answer(Reading reading) {
        return RestResponse.ResponseBuilder.ok(this)
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        Caching.of(reading.asOf().isPresent(), incomplete == null))
                .header(HttpHeaders.VARY, Caching.VARY)
                .build();
    }
}
