package dev.rollcall.projector.deadletters;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.codec.EventType;
import dev.rollcall.projector.database.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

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

    /// Set aside for an event of a type or version that was not known then, and is now. Any one, so
    /// that none stands in the way of others.
    private static final String UNREAD =
            """
            select stuck.aggregate_id
            from read_model.stuck
            join read_model.dead_letters letter on letter.id = stuck.dead_letter
            join unnest($2::text[], $3::integer[]) as known (type, version)
                on known.type = letter.event_type
                and known.version >= letter.event_version
            where stuck.projection = $1
            and letter.cause in ('UNKNOWN_TYPE', 'LATER_VERSION')
            order by random()
            limit 1
            for update of stuck skip locked
            """;

    private static final String FREE =
            """
            delete from read_model.stuck
            where projection = $1
            and aggregate_id = $2
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

    /// One that this build can read on, locked against batches and other pods.
    public static Optional<UUID> unread(Transaction transaction, String projection) {
        var types = EventType.values();
        var names = Arrays.stream(types).map(EventType::storedName).toArray(String[]::new);
        var versions = Arrays.stream(types).map(EventType::version).toArray(Integer[]::new);
        var rows = transaction.execute(UNREAD, Tuple.of(projection, names, versions));
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> UUID.fromString(row.getString("aggregate_id")))
                .findFirst();
    }

    public static void free(Transaction transaction, String projection, UUID aggregateId) {
        transaction.execute(FREE, Tuple.of(projection, aggregateId.toString()));
    }

    public static void clear(Transaction transaction, String projection) {
        transaction.execute(CLEAR, Tuple.of(projection));
    }
}
