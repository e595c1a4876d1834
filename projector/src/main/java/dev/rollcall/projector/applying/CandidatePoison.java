package dev.rollcall.projector.applying;

import dev.rollcall.events.Envelope;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.deadletters.DeadLetter;
import dev.rollcall.projector.deadletters.SetAside;
import dev.rollcall.projector.projections.Poison;
import dev.rollcall.projector.projections.Poison.Cause;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The aggregates that a candidate does not follow, each with the event that it could not apply.
final class CandidatePoison {

    private static final String ADD =
            """
            insert into read_model.rebuild_poison (
                projection, place, aggregate_id, event_id, cause, message)
            values ($1, $2, $3, $4, $5, $6)
            on conflict do nothing
            """;

    private static final String AMONG =
            """
            select aggregate_id, null::uuid as event_id
            from read_model.rebuild_poison
            where projection = $1
            and place = $2
            and aggregate_id = any ($3::text[])
            union all
            select aggregate_id, event_id
            from read_model.discarded
            where projection = $1
            and aggregate_id = any ($3::text[])
            """;

    private static final String FORGET =
            """
            delete from read_model.rebuild_poison
            where projection = $1
            and place = $2
            and aggregate_id = $3
            """;

    private static final String ALL =
            """
            select event_id, cause, message
            from read_model.rebuild_poison
            where projection = $1
            and place = $2
            order by aggregate_id
            """;

    private final String projection;
    private final Place place;

    CandidatePoison(String projection, Place place) {
        this.projection = projection;
        this.place = place;
    }

    void add(Transaction transaction, List<DeadLetter> letters) {
        for (var letter : letters) {
            transaction.execute(
                    ADD,
                    Tuple.of(
                            projection,
                            place.schema(),
                            letter.aggregateId(),
                            letter.event().id(),
                            letter.poison().cause().name(),
                            letter.poison().message().replace('\u0000', '\ufffd')));
        }
    }

    void forget(Transaction transaction, String aggregateId) {
        transaction.execute(FORGET, Tuple.of(projection, place.schema(), aggregateId));
    }

    Supplier<SetAside> asking(Transaction transaction, Collection<String> aggregateIds) {
        var rows =
                transaction.ask(
                        AMONG,
                        Tuple.of(projection, place.schema(), aggregateIds.toArray(String[]::new)));
        return () -> SetAside.of(rows.get());
    }

    Map<Envelope, Poison> all(Transaction transaction) {
        var reader = new EventReader(transaction.client());
        var all = new LinkedHashMap<Envelope, Poison>();
        for (var row : transaction.execute(ALL, Tuple.of(projection, place.schema()))) {
            var poison =
                    new Poison(Cause.valueOf(row.getString("cause")), row.getString("message"));
            reader.byId(row.getUUID("event_id"))
                    .await()
                    .atMost(transaction.patience())
                    .ifPresent(event -> all.put(event, poison));
        }
        return all;
    }
}
