package dev.rollcall.projector.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.database.Transactions;
import dev.rollcall.projector.edge.DeadLetterList.Detail;
import dev.rollcall.projector.projections.Poison.Cause;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Looks dead letters up.
@ApplicationScoped
class DeadLetterQueries {

    /// Which letters; what is null does not matter.
    ///
    /// @param after the last one of the page before
    record Filter(String projection, Cause cause, String aggregateId, String state, UUID after) {}

    private static final String LETTERS =
            """
            select d.id, d.projection, d.aggregate_id, d.event_id, d.event_type, d.event_version,
                   d.sequence, d.position, d.topic, d.partition, d.record_offset, d.cause,
                   d.message, d.stack_trace, d.state, d.attempts, d.first_failed_at,
                   d.last_failed_at, s.sequence as stuck_at
            from read_model.dead_letters d
            left join read_model.stuck s on s.projection = d.projection
                and s.aggregate_id = d.aggregate_id
                and s.dead_letter = d.id
            """;

    private static final String PAGE =
            LETTERS
                    + """
                    where ($1::text is null or d.projection = $1)
                    and ($2::text is null or d.cause = $2)
                    and ($3::text is null or d.aggregate_id = $3)
                    and ($4::text is null or d.state = $4)
                    and ($5::uuid is null or (d.first_failed_at, d.id) < (
                        select first_failed_at, id
                        from read_model.dead_letters
                        where id = $5))
                    order by d.first_failed_at desc, d.id desc
                    limit $6
                    """;

    private static final String ONE = LETTERS + "where d.id = $1";

    private static final String VALUE =
            """
            select value
            from read_model.dead_letters
            where id = $1
            """;

    private static final String WAITING =
            """
            select count(*) as waiting
            from event_store.events
            where aggregate_id = $1
            and sequence > $2
            """;

    private static final String ACTIONS =
            """
            select action, actor, reason, outcome, done_at
            from read_model.dead_letter_actions
            where dead_letter = $1
            order by number
            """;

    private final Transactions transactions;
    private final ObjectMapper json;

    DeadLetterQueries(Transactions transactions, ObjectMapper json) {
        this.transactions = transactions;
        this.json = json;
    }

    DeadLetterList page(Filter filter, int limit) {
        var cause = filter.cause() == null ? null : filter.cause().name();
        var arguments =
                Tuple.of(filter.projection(), cause, filter.aggregateId(), filter.state())
                        .addUUID(filter.after())
                        .addInteger(limit + 1);
        var found = transactions.run(it -> it.execute(PAGE, arguments));
        var items = stream(found).map(LetterRow::item).toList();
        return items.size() <= limit
                ? new DeadLetterList(items, null)
                : new DeadLetterList(items.subList(0, limit), items.get(limit - 1).id());
    }

    Optional<Detail> one(UUID id) {
        return transactions.run(
                transaction ->
                        stream(transaction.execute(ONE, Tuple.of(id)))
                                .findFirst()
                                .map(row -> detail(transaction, row)));
    }

    private Detail detail(Transaction transaction, Row row) {
        var letter = LetterRow.item(row);
        var bytes = value(transaction, letter.id());
        var event = letter.eventId() == null ? null : parsed(bytes);
        var text = event == null ? text(bytes) : null;
        return new Detail(
                letter,
                LetterRow.origin(row),
                event,
                text,
                event == null && text == null ? Base64.getEncoder().encodeToString(bytes) : null,
                row.getString("stack_trace"),
                letter.stuck() ? waiting(transaction, row) : null,
                stream(transaction.execute(ACTIONS, Tuple.of(letter.id())))
                        .map(LetterRow::done)
                        .toList());
    }

    private static byte[] value(Transaction transaction, UUID id) {
        var value = transaction.execute(VALUE, Tuple.of(id)).iterator().next().getBuffer("value");
        return value == null ? new byte[0] : value.getBytes();
    }

    private JsonNode parsed(byte[] envelope) {
        try {
            return json.readTree(envelope);
        } catch (IOException _) {
            return null; // shown as text then
        }
    }

    private static String text(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            return null; // shown as Base64 then
        }
    }

    private static Long waiting(Transaction transaction, Row row) {
        var arguments = Tuple.of(row.getString("aggregate_id"), row.getLong("stuck_at"));
        return transaction.execute(WAITING, arguments).iterator().next().getLong("waiting");
    }

    private static Stream<Row> stream(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
