package dev.rollcall.projector.rebuilding;

import dev.rollcall.events.Envelope;
import dev.rollcall.eventstore.read.Streams;
import dev.rollcall.projector.applying.Place;
import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.projections.Projection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/// The parts of the log that a rebuild is filled from, each read by one pod at a time.
final class Parts {

    private static final String SELECT =
            """
            select part, aggregate_id, sequence, until
            from read_model.rebuild_parts
            where projection = $1
            and place = $2
            and not is_done
            """;

    private static final String CLAIM =
            SELECT
                    + """
                    order by part
                    limit 1
                    for update skip locked
                    """;

    private static final String AWAIT =
            SELECT
                    + """
                    and part = $3
                    for update
                    """;

    private static final String MOVE =
            """
            update read_model.rebuild_parts
            set aggregate_id = $4,
                sequence = $5,
                events = events + $6,
                is_done = $7
            where projection = $1
            and place = $2
            and part = $3
            """;

    private static final String ARE_DONE =
            """
            select not exists (
                select from read_model.rebuild_parts
                where projection = $1
                and place = $2
                and not is_done) as done
            """;

    /// A part that is locked for this transaction.
    record Part(int number, Streams streams) {}

    private final Projection<?, ?> projection;
    private final Place place;

    Parts(Projection<?, ?> projection, Place place) {
        this.projection = projection;
        this.place = place;
    }

    /// One that nobody is at.
    Optional<Part> claim(Transaction transaction) {
        return first(transaction.execute(CLAIM, Tuple.of(projection.name(), place.schema())));
    }

    /// The same again, as it stands when whoever is at it has ended.
    Optional<Part> await(Transaction transaction, Part part) {
        return first(
                transaction.execute(
                        AWAIT, Tuple.of(projection.name(), place.schema(), part.number())));
    }

    private Optional<Part> first(Iterable<Row> rows) {
        for (var row : rows) {
            return Optional.of(
                    new Part(
                            row.getInteger("part"),
                            new Streams(
                                    row.getString("aggregate_id"),
                                    row.getLong("sequence"),
                                    Optional.ofNullable(row.getString("until")),
                                    projection.foreignTypes())));
        }
        return Optional.empty();
    }

    /// What was read of it is in the new tables.
    void move(Transaction transaction, Part part, List<Envelope> events, boolean isDone) {
        var from = part.streams();
        var aggregateId = events.isEmpty() ? from.aggregateId() : events.getLast().aggregateId();
        long sequence = events.isEmpty() ? from.sequence() : events.getLast().sequence();
        transaction.execute(
                MOVE,
                Tuple.tuple()
                        .addString(projection.name())
                        .addString(place.schema())
                        .addInteger(part.number())
                        .addString(aggregateId)
                        .addLong(sequence)
                        .addLong((long) events.size())
                        .addBoolean(isDone));
    }

    boolean areDone(Transaction transaction) {
        return transaction
                .execute(ARE_DONE, Tuple.of(projection.name(), place.schema()))
                .iterator()
                .next()
                .getBoolean("done");
    }
}
