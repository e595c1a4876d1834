package dev.rollcall.projector.applying;

import dev.rollcall.projector.database.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Optional;

/// Aggregates that were freed in the live view while it is built again. What an operator decided
/// about them then holds in the new rows, too.
final class Released {

    private static final String NOTE =
            """
            insert into read_model.rebuild_released (projection, place, aggregate_id)
            select projection, place, $2
            from read_model.rebuilds
            where projection = $1
            and phase in ('filling', 'catching_up', 'waiting', 'swapping')
            on conflict do nothing
            """;

    private static final String TAKE =
            """
            delete from read_model.rebuild_released
            where projection = $1
            and place = $2
            and aggregate_id = (
                select min(aggregate_id)
                from read_model.rebuild_released
                where projection = $1
                and place = $2)
            returning aggregate_id
            """;

    private Released() {}

    /// For every rebuild of the view that is under way.
    static void note(Transaction transaction, String projection, String aggregateId) {
        transaction.execute(NOTE, Tuple.of(projection, aggregateId));
    }

    /// One of them, which is no longer noted then.
    static Optional<String> take(Transaction transaction, String projection, Place place) {
        for (var row : transaction.execute(TAKE, Tuple.of(projection, place.schema()))) {
            return Optional.of(row.getString("aggregate_id"));
        }
        return Optional.empty();
    }
}
