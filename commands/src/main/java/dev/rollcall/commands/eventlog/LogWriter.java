package dev.rollcall.commands.eventlog;

import dev.rollcall.eventstore.AdvisoryLock;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/// Writes events as they once were, a batch a transaction, under the lock that every append takes.
/// The log stays one that could have been appended: an event that doesn't follow what is there, or
/// isn't what is there, is refused.
final class LogWriter {

    /// The tables may have grown from nothing since a plan was made.
    private static final String BY_INDEX = "set local enable_seqscan = off";

    private static final String LOCK =
            "select pg_advisory_xact_lock(%s)".formatted(AdvisoryLock.APPEND.key());

    private static final String LAST =
            """
            select position, timestamp
            from event_store.events
            order by position desc
            limit 1
            """;

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
        var same = ids(ALREADY_THERE, columns(events));
        var fresh = events.stream().filter(event -> !same.contains(event.id())).toList();
        if (!fresh.isEmpty()) {
            refuseWhatDoesNotFollow(fresh);
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

    private void refuseWhatDoesNotFollow(List<ImportedEvent> events) {
        var ids = ids(TAKEN_IDS, (Object) column(events, ImportedEvent::id, UUID[]::new));
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

    private Set<UUID> ids(String sql, Object... arguments) {
        var ids = new HashSet<UUID>();
        store.query(sql, arguments).forEach(row -> ids.add(row.getUUID("id")));
        return ids;
    }

    private static Object[] columns(List<ImportedEvent> events) {
        return new Object[] {
            column(events, ImportedEvent::id, UUID[]::new),
            column(events, ImportedEvent::type, String[]::new),
            column(events, ImportedEvent::aggregateId, String[]::new),
            column(events, ImportedEvent::data, String[]::new),
            column(events, ImportedEvent::timestamp, OffsetDateTime[]::new),
            column(events, ImportedEvent::metadata, String[]::new),
            column(events, ImportedEvent::version, Integer[]::new),
            column(events, ImportedEvent::sequence, Long[]::new),
            column(events, ImportedEvent::position, Long[]::new)
        };
    }

    private static <T> T[] column(
            List<ImportedEvent> events, Function<ImportedEvent, T> value, IntFunction<T[]> array) {
        return events.stream().map(value).toArray(array);
    }
}
