package dev.rollcall.commands.eventlog;

import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What may follow the log as it is: positions and timestamps that go on, sequences without a gap,
/// ids that nobody has. The append's lock is held meanwhile.
record LogEnd(Store store) {

    private static final String LAST =
            """
            select position, timestamp
            from event_store.events
            order by position desc
            limit 1
            """;

    private static final String TAKEN_IDS =
            """
            select id
            from event_store.events
            where id = any($1::uuid[])
            """;

    private static final String SEQUENCES =
            """
            select stream.aggregate_id, coalesce((
                select stored.sequence
                from event_store.events stored
                where stored.aggregate_id = stream.aggregate_id
                order by stored.sequence desc
                limit 1), 0) as sequence
            from unnest($1::varchar[]) as stream (aggregate_id)
            """;

    void refuseWhatDoesNotFollow(List<ImportedEvent> events) {
        var ids = takenIds(events);
        var sequences = sequences(events);
        var last = store.query(LAST).iterator();
        var follows = last.hasNext() ? After.of(last.next()) : After.NOTHING;
        for (var event : events) {
            follows.check(event);
            if (!ids.add(event.id())) {
                throw event.refused("another event has the id " + event.id());
            }
            long sequence = sequences.merge(event.aggregateId(), 1L, Long::sum);
            if (event.sequence() != sequence) {
                throw event.refused(
                        "sequence %d of %s, where %d comes next"
                                .formatted(event.sequence(), event.aggregateId(), sequence));
            }
            follows = new After(event.position(), event.timestamp());
        }
    }

    /// The end of the log, after which the next event goes.
    private record After(long position, OffsetDateTime timestamp) {

        static final After NOTHING = new After(0, OffsetDateTime.MIN);

        static After of(Row row) {
            return new After(row.getLong("position"), row.getOffsetDateTime("timestamp"));
        }

        void check(ImportedEvent event) {
            if (event.position() <= position) {
                throw event.refused(
                        "position %d is taken or passed: the log is at %d, and this event is not in it"
                                .formatted(event.position(), position));
            }
            if (event.timestamp().isBefore(timestamp)) {
                throw event.refused(
                        "timestamp %s is before that of the event before it, %s"
                                .formatted(event.timestamp(), timestamp));
            }
        }
    }

    private Map<String, Long> sequences(List<ImportedEvent> events) {
        var streams =
                events.stream().map(ImportedEvent::aggregateId).distinct().toArray(String[]::new);
        var sequences = new HashMap<String, Long>();
        for (var row : store.query(SEQUENCES, (Object) streams)) {
            sequences.put(row.getString("aggregate_id"), row.getLong("sequence"));
        }
        return sequences;
    }

    private Set<UUID> takenIds(List<ImportedEvent> events) {
        var ids = new HashSet<UUID>();
        var named = ImportedEvent.column(events, ImportedEvent::id, UUID[]::new);
        store.query(TAKEN_IDS, (Object) named).forEach(row -> ids.add(row.getUUID("id")));
        return ids;
    }
}
