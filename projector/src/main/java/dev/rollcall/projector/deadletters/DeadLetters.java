package dev.rollcall.projector.deadletters;

import dev.rollcall.projector.database.Transaction;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/// The table of dead letters. It is also the outbox of the dead-letter topic, so that each letter
/// gets there at least once, whatever dies when.
public final class DeadLetters {

    /// A letter that the topic does not have yet, as it goes there.
    @SuppressWarnings("ArrayRecordComponent") // the bytes are handed on, never compared
    public record Unpublished(UUID id, String key, byte[] value, Map<String, String> headers) {}

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private static final String ADD =
            """
            insert into read_model.dead_letters as d (
                id, projection, aggregate_id, event_id, event_type, event_version, sequence,
                position, topic, partition, record_offset, cause, message, value, stack_trace)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            on conflict (id) do update
            set attempts = d.attempts + 1,
                state = case d.state when 'discarded' then d.state else 'open' end,
                cause = excluded.cause,
                message = excluded.message,
                stack_trace = excluded.stack_trace,
                last_failed_at = clock_timestamp()
            returning attempts
            """;

    private static final String UNPUBLISHED =
            """
            select id, projection, aggregate_id, event_id, topic, partition, record_offset,
                   cause, message, attempts, first_failed_at, last_failed_at, value
            from read_model.dead_letters
            where published_at is null
            order by first_failed_at
            limit $1
            for update skip locked
            """;

    private static final String PUBLISHED =
            """
            update read_model.dead_letters
            set published_at = clock_timestamp()
            where id = any ($1::uuid[])
            """;

    private DeadLetters() {}

    public static void add(Transaction transaction, DeadLetter letter) {
        var event = letter.event();
        var origin = letter.origin();
        var row =
                transaction
                        .execute(
                                ADD,
                                Tuple.tuple()
                                        .addUUID(letter.id())
                                        .addString(letter.projection())
                                        .addString(storable(letter.aggregateId()))
                                        .addUUID(event == null ? null : event.id())
                                        .addString(event == null ? null : event.type())
                                        .addInteger(event == null ? null : event.version())
                                        .addLong(event == null ? null : event.sequence())
                                        .addLong(event == null ? null : event.position())
                                        .addString(origin == null ? null : origin.topic())
                                        .addInteger(origin == null ? null : origin.partition())
                                        .addLong(origin == null ? null : origin.offset())
                                        .addString(letter.poison().cause().name())
                                        .addString(storable(letter.poison().message()))
                                        .addValue(bytes(letter.value()))
                                        .addString(storable(letter.stackTrace())))
                        .iterator()
                        .next();
        if (row.getInteger("attempts") == 1) {
            LOG.errorf(
                    "%s cannot apply %s: %s: %s. It is dead letter %s.",
                    letter.projection(),
                    letter.describe(),
                    letter.poison().cause(),
                    letter.poison().message(),
                    letter.id());
        }
    }

    /// Locked for this transaction; others pass over them.
    public static List<Unpublished> unpublished(Transaction transaction, int limit) {
        var letters = new ArrayList<Unpublished>();
        for (var row : transaction.execute(UNPUBLISHED, Tuple.of(limit))) {
            var value = row.getBuffer("value");
            letters.add(
                    new Unpublished(
                            row.getUUID("id"),
                            row.getString("aggregate_id"),
                            value == null ? null : value.getBytes(),
                            headers(row)));
        }
        return letters;
    }

    public static void published(Transaction transaction, List<Unpublished> letters) {
        transaction.execute(
                PUBLISHED, Tuple.of(letters.stream().map(Unpublished::id).toArray(UUID[]::new)));
    }

    private static Map<String, String> headers(Row row) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("original-topic", row.getString("topic"));
        headers.put("original-partition", text(row.getInteger("partition")));
        headers.put("original-offset", text(row.getLong("record_offset")));
        headers.put("projection", row.getString("projection"));
        headers.put("event-id", text(row.getUUID("event_id")));
        headers.put("error-class", row.getString("cause"));
        headers.put("error-message", row.getString("message"));
        headers.put("attempts", text(row.getInteger("attempts")));
        headers.put("first-failed-at", text(row.getOffsetDateTime("first_failed_at").toInstant()));
        headers.put("last-failed-at", text(row.getOffsetDateTime("last_failed_at").toInstant()));
        headers.values().removeIf(value -> value == null);
        return headers;
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static Buffer bytes(byte[] value) {
        return value == null ? null : Buffer.buffer(value);
    }

    /// PostgreSQL's text has no U+0000.
    private static String storable(String text) {
        return text == null ? null : text.replace('\u0000', '\ufffd');
    }
}
