package dev.rollcall.commands.eventlog;

import dev.rollcall.eventstore.AdvisoryLock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/// Writes events as they once were, a batch a transaction, under the lock that every append takes.
/// The log stays one that could have been appended: see [LogEnd].
final class LogWriter {

    /// The tables may have grown from nothing since a plan was made.
    private static final String BY_INDEX = "set local enable_seqscan = off";

    private static final String LOCK =
            "select pg_advisory_xact_lock(%s)".formatted(AdvisoryLock.APPEND.key());

    private static final String ARRIVING =
            """
            unnest($1::uuid[], $2::varchar[], $3::varchar[], $4::varchar[], $5::timestamptz[],
                   $6::varchar[], $7::integer[], $8::bigint[], $9::bigint[])
                as event (id, type, aggregate_id, data, timestamp, metadata, version, sequence,
                          position)
            """;

    private static final String ALREADY_THERE =
            """
            select stored.id
            from %s
            join event_store.events stored
                on stored.id = event.id
                and stored.aggregate_id = event.aggregate_id
            where stored.type = event.type
            and stored.data = event.data::jsonb
            and stored.timestamp = event.timestamp
            and stored.metadata = event.metadata::jsonb
            and stored.version = event.version
            and stored.sequence = event.sequence
            and stored.position = event.position
            """
                    .formatted(ARRIVING);

    private static final String INSERT =
            """
            insert into event_store.events (
                id, type, aggregate_id, data, timestamp, metadata, version, sequence, position)
            select id, type, aggregate_id, data::jsonb, timestamp, metadata::jsonb, version, sequence,
                   position
            from %s
            """
                    .formatted(ARRIVING);

    /// What is appended next comes after what was imported, in position and in time.
    private static final String MOVE_ON =
            """
            select setval('event_store.event_position', greatest($1, position.last_value)),
                   setval('event_store.last_stamp', greatest($2, stamp.last_value))
            from event_store.event_position position, event_store.last_stamp stamp
            """;

    private final Store store;
    private long written;
    private long there;

    LogWriter(Store store) {
        this.store = store;
    }

    String told() {
        return "%,d events imported, %,d were there already".formatted(written, there);
    }

    void write(List<ImportedEvent> events) {
        store.inTransaction(() -> writeLocked(events));
    }

    private void writeLocked(List<ImportedEvent> events) {
        store.query(BY_INDEX);
        store.query(LOCK);
        var same = new HashSet<UUID>();
        store.query(ALREADY_THERE, columns(events)).forEach(row -> same.add(row.getUUID("id")));
        var fresh = events.stream().filter(event -> !same.contains(event.id())).toList();
        if (!fresh.isEmpty()) {
            new LogEnd(store).refuseWhatDoesNotFollow(fresh);
            store.query(INSERT, columns(fresh));
            var last = fresh.getLast();
            store.query(MOVE_ON, last.position(), microseconds(last.timestamp()));
        }
        written += fresh.size();
        there += events.size() - fresh.size();
    }

    private static long microseconds(OffsetDateTime moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment.toInstant());
    }

    private static Object[] columns(List<ImportedEvent> events) {
        return new Object[] {
            ImportedEvent.column(events, ImportedEvent::id, UUID[]::new),
            ImportedEvent.column(events, ImportedEvent::type, String[]::new),
            ImportedEvent.column(events, ImportedEvent::aggregateId, String[]::new),
            ImportedEvent.column(events, ImportedEvent::data, String[]::new),
            ImportedEvent.column(events, ImportedEvent::timestamp, OffsetDateTime[]::new),
            ImportedEvent.column(events, ImportedEvent::metadata, String[]::new),
            ImportedEvent.column(events, ImportedEvent::version, Integer[]::new),
            ImportedEvent.column(events, ImportedEvent::sequence, Long[]::new),
            ImportedEvent.column(events, ImportedEvent::position, Long[]::new)
        };
    }
}
