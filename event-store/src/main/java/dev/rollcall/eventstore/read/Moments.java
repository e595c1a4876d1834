package dev.rollcall.eventstore.read;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// From a moment to a position: timestamps never decrease with position, so it is found by halving,
/// in one round trip and without an index on time.
final class Moments {

    private static final String LAST_AT_OR_BEFORE =
            """
            with recursive search (low, high) as (
                select 0::bigint, coalesce((
                    select position
                    from event_store.events
                    order by position desc
                    limit 1), 0)
                union all
                select case when probe.timestamp <= $1 then probe.position else low end,
                       case when probe.timestamp <= $1 then high else (low + high) / 2 end
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
            """;

    private Moments() {}

    /// The last position that was stored at this moment or before; 0 for none.
    static Uni<Long> lastAtOrBefore(SqlClient client, Instant moment) {
        var stored = moment.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        return client.preparedQuery(LAST_AT_OR_BEFORE)
                .execute(Tuple.of(stored))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /// The last position before everything that was stored at this moment or later.
    static Uni<Long> lastBefore(SqlClient client, Instant moment) {
        return lastAtOrBefore(client, moment.minusNanos(1));
    }
}
