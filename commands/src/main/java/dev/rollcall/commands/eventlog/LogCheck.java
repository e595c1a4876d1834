package dev.rollcall.commands.eventlog;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.eventstore.read.Selection;
import java.io.IOException;
import java.time.Instant;

/// What the log promises, looked at window by window in the order of positions; each broken promise
/// is a line. Holds no more than a page of events, however long the log is.
final class LogCheck {

    /// Events whose predecessor in their stream isn't before them. As a scalar subquery, this is a
    /// look into one index for each event, whatever the planner thinks of the rest.
    private static final String OUT_OF_SEQUENCE =
            """
            select checked.position, checked.aggregate_id, checked.sequence, checked.predecessor
            from (
                select event.position, event.aggregate_id, event.sequence, (
                    select stored.position
                    from event_store.events stored
                    where stored.aggregate_id = event.aggregate_id
                    and stored.sequence = event.sequence - 1) as predecessor
                from event_store.events event
                where event.position > $1
                and event.position <= $2
                and event.sequence > 1) checked
            where checked.predecessor is null
            or checked.predecessor >= checked.position
            order by checked.position
            """;

    private static final String TAKEN_TWICE =
            """
            select position, count(*) as events
            from event_store.events
            where position > $1
            and position <= $2
            group by position
            having count(*) > 1
            order by position
            """;

    private static final String CHECKPOINT = "select epoch, position from commands.relay";

    record Checkpoint(long epoch, long position) {}

    private final Store store;
    private final Lines lines;
    private Instant latest = Instant.MIN;
    private long events;
    private long found;

    LogCheck(Store store, Lines lines) {
        this.store = store;
        this.lines = lines;
    }

    Checkpoint checkpoint() {
        var row = store.query(CHECKPOINT).iterator().next();
        return new Checkpoint(row.getLong("epoch"), row.getLong("position"));
    }

    long found() {
        return found;
    }

    String told(long head) {
        return "%,d events up to position %,d: %s"
                .formatted(events, head, found == 0 ? "nothing is wrong" : "problems: " + found);
    }

    void window(long after, long upTo) throws IOException {
        for (var row : store.query(OUT_OF_SEQUENCE, after, upTo)) {
            var predecessor = row.getLong("predecessor");
            long sequence = row.getLong("sequence");
            found(
                    row.getLong("position"),
                    "sequence %d of %s comes before its sequence %d, which is %s"
                            .formatted(
                                    sequence,
                                    row.getString("aggregate_id"),
                                    sequence - 1,
                                    predecessor == null
                                            ? "missing"
                                            : "at position " + predecessor));
        }
        for (var row : store.query(TAKEN_TWICE, after, upTo)) {
            found(
                    row.getLong("position"),
                    "%d events have this position".formatted(row.getLong("events")));
        }
        for (var event : store.read(Selection.all().after(after).upTo(upTo))) {
            check(event.envelope());
        }
    }

    private void check(Envelope event) throws IOException {
        events++;
        if (event.timestamp().isBefore(latest)) {
            found(
                    event.position(),
                    "timestamp %s is before an earlier one, %s"
                            .formatted(event.timestamp(), latest));
        } else {
            latest = event.timestamp();
        }
        switch (EventCodec.decode(event)) {
            case Decoded.Known _ -> {}
            case Decoded.UnknownType(var type) ->
                    found(event.position(), "type %s is unknown to this build".formatted(type));
            case Decoded.LaterVersion(var type, var version, var known) ->
                    found(
                            event.position(),
                            "version %d of %s is later than this build knows, %d"
                                    .formatted(version, type, known));
            case Decoded.Undecodable(var type, var version, var reason) ->
                    found(
                            event.position(),
                            "%s v%d cannot be read: %s".formatted(type, version, reason));
        }
    }

    void relay(Checkpoint checkpoint, long head) throws IOException {
        long epoch = store.epoch();
        if (checkpoint.epoch() != epoch) {
            found(
                    "relay: the checkpoint is of epoch %d, the store is in %d; the next leader publishes all of the log again"
                            .formatted(checkpoint.epoch(), epoch));
        } else if (checkpoint.position() > head) {
            found(
                    "relay: the checkpoint, %d, is beyond the end of the log, %d: was the store restored? See new-epoch"
                            .formatted(checkpoint.position(), head));
        }
    }

    private void found(long position, String what) throws IOException {
        found("position %d: %s".formatted(position, what));
    }

    private void found(String what) throws IOException {
        found++;
        lines.write(what);
    }
}
