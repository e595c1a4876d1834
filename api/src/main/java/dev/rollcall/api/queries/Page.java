package dev.rollcall.api.queries;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.rollcall.api.parameters.Cursor;
import dev.rollcall.api.parameters.Paging;
import dev.rollcall.api.parameters.Reading;
import dev.rollcall.api.queries.ViewReader.Found;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;

/// Some of a list's items in order. `next_cursor` stands where there are more, `incomplete` where
/// the list may get more items of the moment that was asked for.
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(
        List<T> items,
        String nextCursor,
        Boolean incomplete,
        @Schema(description = "How many items all pages have, with total=true.") Long total,
        @Schema(description = "In its place, where there are more than were counted.")
                Long totalAtLeast) {

    /// Of a list that is whole as far as it goes.
    public Page(List<T> items, String nextCursor) {
        this(items, nextCursor, null, null, null);
    }

    /// Of a query that asked for one item more than the limit, to know whether there are more.
    public static <T> Page<T> of(
            Found found, Paging paging, Function<Row, T> item, Function<Row, Cursor> place) {
        return of(found.rows(), found.complete(), null, paging, item, place);
    }

    static <T> Page<T> of(Found found, Listed<T> list, Paging paging) {
        return of(
                found.rows().stream().filter(row -> row.getValue(list.key()) != null).toList(),
                found.complete(),
                found.rows().getFirst().getLong("total"),
                paging,
                list.item(),
                list::place);
    }

    private static <T> Page<T> of(
            List<Row> rows,
            boolean complete,
            Long total,
            Paging paging,
            Function<Row, T> item,
            Function<Row, Cursor> place) {
        var shown = rows.stream().limit(paging.limit()).toList();
        var more = rows.size() > shown.size();
        var counted = total == null || total <= Listing.COUNTED;
        return new Page<>(
                shown.stream().map(item).toList(),
                more ? paging.next(place.apply(shown.getLast())) : null,
                complete ? null : true,
                counted ? total : null,
                counted ? null : Long.valueOf(Listing.COUNTED));
    }

    public RestResponse<Page<T>> answer(Reading reading) {
        return answer(reading, Optional.empty());
    }

    /// What is not wholly there yet must not be kept; of what is past, another version of the view
    /// may tell otherwise.
    RestResponse<Page<T>> answer(Reading reading, Optional<EntityTag> tag) {
        var response =
                RestResponse.ResponseBuilder.ok(this)
                        .header(
                                HttpHeaders.CACHE_CONTROL,
                                Caching.of(reading.asOf().isPresent(), incomplete == null))
                        .header(HttpHeaders.VARY, Caching.VARY);
        tag.ifPresent(response::tag);
        return response.build();
    }
}
