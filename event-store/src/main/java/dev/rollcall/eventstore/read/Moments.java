package dev.rollcall.eventstore.read;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.StreamSupport;

/// From moments to positions: timestamps never decrease with position, so each is found by halving,
/// all in one round trip and without an index on time.
final class Moments {

    private static final String LAST_AT_OR_BEFORE =
            """
            with recursive search (number, moment, low, high) as (
                select number, moment, 0::bigint, coalesce((
                    select position
                    from event_store.events
                    order by position desc
                    limit 1), 0)
                from unnest($1::timestamptz[]) with ordinality as moments (moment, number)
                union all
                select number, moment,
                       case when probe.timestamp <= moment then probe.position else low end,
                       case when probe.timestamp <= moment then high else (low + high) / 2 end
                from search
                left join lateral (
                    select position, timestamp
                    from event_store.events
                    where position > (low + high) / 2
                    and position <= high
                    order by position
                    limit 1) probe on true
                where low < high)
            select low
            from search
            where low >= high
            order by number
            """;

    private Moments() {}

    /// The last position that was stored at this moment or before; 0 for none.
    static Uni<Long> lastAtOrBefore(SqlClient client, Instant moment) {
        return lastAtOrBefore(client, List.of(moment)).map(List::getFirst);
    }

    /// The last position before everything that was stored at this moment or later.
    static Uni<Long> lastBefore(SqlClient client, Instant moment) {
        return lastAtOrBefore(client, moment.minusNanos(1));
    }

    /// The same for each of many.
    static Uni<List<Long>> lastBefore(SqlClient client, List<Instant> moments) {
        return lastAtOrBefore(client, moments.stream().map(one -> one.minusNanos(1)).toList());
    }

    private static Uni<List<Long>> lastAtOrBefore(SqlClient client, List<Instant> moments) {
        return client.preparedQuery(LAST_AT_OR_BEFORE)
                .execute(
                        Tuple.of(
                                (Object)
                                        moments.stream()
                                                .map(Moments::stored)
                                                .toArray(OffsetDateTime[]::new)))
                .map(
                        rows ->
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map((Row row) -> row.getLong("low"))
                                        .toList());
    }

    private static OffsetDateTime stored(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
