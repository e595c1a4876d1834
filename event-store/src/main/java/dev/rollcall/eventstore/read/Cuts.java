package dev.rollcall.eventstore.read;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// The log in parts of about the same size, by a sample: ids of aggregates at which to cut, and how
/// many events there are.
///
/// @param events about, without the types that are passed over
/// @param ids in their order; fewer where the sample has fewer aggregates
public record Cuts(long events, List<String> ids) {

    private static final double SAMPLED = 20_000;

    private static final String SAMPLE =
            """
            select count(*) as seen,
                   count(*) filter (where type <> all ($2)) as chosen,
                   percentile_disc($3::float8[]) within group (order by aggregate_id) as ids
            from event_store.events
            tablesample system ($1)
            """;

    static Uni<Cuts> of(SqlClient client, long head, Set<String> without, int parts) {
        var fractions =
                IntStream.range(1, parts).mapToObj(n -> (double) n / parts).toArray(Double[]::new);
        double percent = head <= SAMPLED ? 100 : 100 * SAMPLED / head;
        return client.preparedQuery(SAMPLE)
                .execute(Tuple.of((float) percent, without.toArray(String[]::new), fractions))
                .map(rows -> of(rows.iterator().next(), head));
    }

    private static Cuts of(Row row, long head) {
        long seen = row.getLong("seen");
        var ids = row.getArrayOfStrings("ids");
        return new Cuts(
                seen == 0 ? 0 : head * row.getLong("chosen") / seen,
                seen == 0 ? List.of() : List.of(ids).stream().distinct().toList());
    }
}
