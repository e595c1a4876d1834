package dev.rollcall.projector.deadletters;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.codec.EventType;
import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.projections.Poison.Cause;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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

    /// Which aggregate is stuck because of a letter; locked against batches and other pods.
    private static final String HELD =
            """
            select stuck.aggregate_id
            from read_model.dead_letters letter
            join read_model.stuck on stuck.projection = letter.projection
                and stuck.aggregate_id = letter.aggregate_id
                and stuck.dead_letter = letter.id
            where letter.id = $1
            for update of stuck
            """;

    private static final String OF_AGGREGATE =
            """
            select dead_letter
            from read_model.stuck
            where projection = $1
            and aggregate_id = $2
            """;

    private static final String OF_CAUSE =
            """
            select letter.id as dead_letter
            from read_model.stuck
            join read_model.dead_letters letter on letter.id = stuck.dead_letter
            where stuck.projection = $1
            and letter.cause = $2
            and letter.id > $3
            order by letter.id
            limit $4
            """;

    /// Set aside for an event of a type or version that was not known then, and is now. Any one, so
    /// that none stands in the way of others.
    private static final String UNREAD =
            """
            select stuck.dead_letter
            from read_model.stuck
            join read_model.dead_letters letter on letter.id = stuck.dead_letter
            join unnest($2::text[], $3::integer[]) as known (type, version)
                on known.type = letter.event_type
                and known.version >= letter.event_version
            where stuck.projection = $1
            and letter.cause in ('UNKNOWN_TYPE', 'LATER_VERSION')
            order by random()
            limit 1
            """;

    private static final String FREE =
            """
            delete from read_model.stuck
            where projection = $1
            and aggregate_id = $2
            """;

    /// What could not be applied then may well be now; if it can't, its letter is opened again.
    private static final String CLEAR =
            """
            with freed as (
                delete from read_model.stuck
                where projection = $1
                returning dead_letter)
            update read_model.dead_letters
            set state = 'resolved'
            from freed
            where id = freed.dead_letter
            and state = 'open'
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

    /// The aggregate that is stuck because of this letter; whoever else wants it waits.
    public static Optional<String> heldBy(Transaction transaction, UUID letter) {
        return first(
                transaction.execute(HELD, Tuple.of(letter)), row -> row.getString("aggregate_id"));
    }

    /// The letter because of which an aggregate is stuck.
    public static Optional<UUID> letterOf(
            Transaction transaction, String projection, String aggregateId) {
        return first(
                transaction.execute(OF_AGGREGATE, Tuple.of(projection, aggregateId)),
                Stuck::letter);
    }

    /// Letters of one cause because of which aggregates are stuck, by id.
    public static List<UUID> lettersOf(
            Transaction transaction, String projection, Cause cause, UUID after, int limit) {
        var rows =
                transaction.execute(
                        OF_CAUSE, Tuple.of(projection, cause.name(), after).addInteger(limit));
        return StreamSupport.stream(rows.spliterator(), false).map(Stuck::letter).toList();
    }

    /// A letter that this build can read.
    public static Optional<UUID> unread(Transaction transaction, String projection) {
        var types = EventType.values();
        var names = Arrays.stream(types).map(EventType::storedName).toArray(String[]::new);
        var versions = Arrays.stream(types).map(EventType::version).toArray(Integer[]::new);
        return first(
                transaction.execute(UNREAD, Tuple.of(projection, names, versions)), Stuck::letter);
    }

    private static UUID letter(Row row) {
        return row.getUUID("dead_letter");
    }

    private static <T> Optional<T> first(RowSet<Row> rows, Function<Row, T> value) {
        return StreamSupport.stream(rows.spliterator(), false).map(value).findFirst();
    }

    public static void free(Transaction transaction, String projection, String aggregateId) {
        transaction.execute(FREE, Tuple.of(projection, aggregateId));
    }

    public static void clear(Transaction transaction, String projection) {
        transaction.execute(CLEAR, Tuple.of(projection));
    }
}
