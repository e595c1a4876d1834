package dev.rollcall.projector.deadletters;

import dev.rollcall.projector.database.Transaction;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// What a view leaves out of a batch: stuck aggregates, and events that were discarded. Stuck ones
/// are locked, so that what frees an aggregate waits for the batches that skip it.
///
/// @param stuck aggregates' ids
/// @param discarded events' ids
public record SetAside(Set<String> stuck, Set<UUID> discarded) {

    private static final String AMONG =
            """
            with stuck as (
                select aggregate_id
                from read_model.stuck
                where projection = $1
                and aggregate_id = any ($2::text[])
                for share)
            select aggregate_id, null::uuid as event_id
            from stuck
            union all
            select aggregate_id, event_id
            from read_model.discarded
            where projection = $1
            and aggregate_id = any ($2::text[])
            """;

    /// Asks for what is waited for when it is taken.
    public static Supplier<SetAside> asking(
            Transaction transaction, String projection, Collection<String> aggregateIds) {
        var rows =
                transaction.ask(AMONG, Tuple.of(projection, aggregateIds.toArray(String[]::new)));
        return () -> of(rows.get());
    }

    /// From rows of `aggregate_id`, each with `event_id` for an event that was discarded.
    public static SetAside of(RowSet<Row> rows) {
        var stuck = new HashSet<String>();
        var discarded = new HashSet<UUID>();
        for (var row : rows) {
            var event = row.getUUID("event_id");
            if (event == null) {
                stuck.add(row.getString("aggregate_id"));
            } else {
                discarded.add(event);
            }
        }
        return new SetAside(stuck, discarded);
    }
}
