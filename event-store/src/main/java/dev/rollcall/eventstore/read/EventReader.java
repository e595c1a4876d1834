package dev.rollcall.eventstore.read;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.codec.EnvelopeJson;
import dev.rollcall.events.codec.MalformedEnvelopeException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The one way to read the log, in pages: by aggregate in sequence, or all of it in position order.
/// Who has read up to a position has missed nothing before it.
public final class EventReader {

    private static final String COLUMNS =
            """
            select id, type, aggregate_id, data::text as data, timestamp, metadata::text as metadata,
                   version, sequence, position, (select epoch from event_store.epoch) as epoch
            from event_store.events
            """;

    private static final String STREAM =
            COLUMNS
                    + """
                    where aggregate_id = $1
                    and sequence > $2
                    order by sequence
                    limit $3
                    """;

    private static final String AFTER =
            COLUMNS
                    + """
                    where position > $1
                    order by position
                    limit $2
                    """;

    private static final String BY_ID =
            COLUMNS
                    + """
                    where id = $1
                    limit 1
                    """;

    private static final String HEAD =
            """
            select position
            from event_store.events
            order by position desc
            limit 1
            """;

    private static final String EPOCH = "select epoch from event_store.epoch";

    private final SqlClient client;

    /// Reads through a pool, or through one connection and so inside its transaction.
    public EventReader(SqlClient client) {
        this.client = client;
    }

    /// At most `limit` events of an aggregate after a sequence, in sequence.
    public Uni<List<Envelope>> stream(String aggregateId, long afterSequence, int limit) {
        return client.preparedQuery(STREAM)
                .execute(Tuple.of(aggregateId, afterSequence, limit))
                .map(EventReader::envelopes);
    }

    /// At most `limit` events after a position, in position order.
    public Uni<List<Envelope>> after(long position, int limit) {
        return client.preparedQuery(AFTER)
                .execute(Tuple.of(position, limit))
                .map(EventReader::envelopes);
    }

    public Uni<Optional<Envelope>> byId(UUID id) {
        return client.preparedQuery(BY_ID)
                .execute(Tuple.of(id))
                .map(rows -> envelopes(rows).stream().findFirst());
    }

    /// The last position; 0 for an empty log.
    public Uni<Long> head() {
        return client.preparedQuery(HEAD).execute().map(rows -> onlyLong(rows, 0));
    }

    public Uni<Long> epoch() {
        return client.preparedQuery(EPOCH).execute().map(rows -> onlyLong(rows, 1));
    }

    private static long onlyLong(RowSet<Row> rows, long otherwise) {
        var row = rows.iterator();
        return row.hasNext() ? row.next().getLong(0) : otherwise;
    }

    private static List<Envelope> envelopes(RowSet<Row> rows) {
        var envelopes = new ArrayList<Envelope>(rows.size());
        for (var row : rows) {
            envelopes.add(envelope(row));
        }
        return envelopes;
    }

    private static Envelope envelope(Row row) {
        try {
            return new Envelope(
                    row.getUUID("id"),
                    row.getString("type"),
                    row.getString("aggregate_id"),
                    row.getString("data"),
                    row.getOffsetDateTime("timestamp").toInstant(),
                    EnvelopeJson.readMetadata(row.getString("metadata")),
                    row.getInteger("version"),
                    row.getLong("sequence"),
                    row.getLong("position"),
                    row.getLong("epoch"));
        } catch (MalformedEnvelopeException impossible) {
            throw new IllegalStateException(
                    "the metadata of event " + row.getUUID("id") + " is not JSON", impossible);
        }
    }
}
