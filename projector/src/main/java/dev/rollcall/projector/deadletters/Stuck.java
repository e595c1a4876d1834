package dev.rollcall.projector.deadletters;

import dev.rollcall.events.Envelope;
import dev.rollcall.projector.database.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// The aggregates that a projection does not follow beyond an event that it could not apply. Their
/// rows stay as they were before it; nothing of theirs is kept aside, since the store has it.
public final class Stuck {

    private static final String ADD =
            """
            insert into read_model.stuck (
                projection, aggregate_id, since, sequence, position, dead_letter)
            values ($1, $2, $3, $4, $5, $6)
            on conflict do nothing
            """;

    /// Locked, so that what frees an aggregate waits for the batches that skip it.
    private static final String AMONG =
            """
            select aggregate_id
            from read_model.stuck
            where projection = $1
            and aggregate_id = any ($2::text[])
            for share
            """;

    private static final String CLEAR =
            """
            delete from read_model.stuck
            where projection = $1
            """;

    private Stuck() {}

    public static void add(Transaction transaction, DeadLetter letter) {
        Envelope event = letter.event();
        transaction.execute(
                ADD,
                Tuple.tuple()
                        .addString(letter.projection())
                        .addString(event.aggregateId())
                        .addOffsetDateTime(event.timestamp().atOffset(ZoneOffset.UTC))
                        .addLong(event.sequence())
                        .addLong(event.position())
                        .addUUID(letter.id()));
    }

    public static Set<String> among(
            Transaction transaction, String projection, Collection<String> aggregateIds) {
        var stuck = new HashSet<String>();
        for (var row :
                transaction.execute(
                        AMONG, Tuple.of(projection, aggregateIds.toArray(String[]::new)))) {
            stuck.add(row.getString("aggregate_id"));
        }
        return stuck;
    }

    public static void clear(Transaction transaction, String projection) {
        transaction.execute(CLEAR, Tuple.of(projection));
    }
}
