package dev.rollcall.eventstore.read;

import dev.rollcall.events.Envelope;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The one way to read the log: by aggregate in sequence, or all of it in position order, in pages
/// or as a stream. Who has read up to a position has missed nothing before it, on a replica too.
public final class EventReader {

    private static final int PAGE = 1_000;

    private static final String HEAD =
            """
            select position
            from event_store.events
            order by position desc
            limit 1
            """;

    private static final String EPOCH = "select epoch from event_store.epoch";

    private final SqlClient client;
    private final int pageSize;

    /// Reads through a pool, or through one connection and so inside its transaction.
    public EventReader(SqlClient client) {
        this(client, PAGE);
    }

    EventReader(SqlClient client, int pageSize) {
        this.client = client;
        this.pageSize = pageSize;
    }

    /// What the log holds of a selection when the stream is subscribed to; it ends there. Reads a
    /// page when the one before it is used up.
    public Multi<Envelope> read(Selection selection) {
        return readStored(selection).map(StoredEvent::envelope);
    }

    /// The same, with the metadata as it is stored.
    public Multi<StoredEvent> readStored(Selection selection) {
        return Uni.createFrom()
                .deferred(() -> toPositions(selection))
                .onItem()
                .transformToMulti(this::pages);
    }

    /// At most `limit` events from the beginning of a selection; fewer, or none, where they are
    /// rare: it looks at no more than 16 times 16,384 positions, but for one aggregate, which it
    /// finds by index. Goes on with what is left.
    public Uni<Slice> slice(Selection selection, int limit) {
        return toPositions(selection)
                .chain(
                        found ->
                                found.isEmpty()
                                        ? Uni.createFrom().item(new Slice(List.of(), found))
                                        : new Scan(client, found).slice(limit));
    }

    private Multi<StoredEvent> pages(Selection selection) {
        if (selection.isEmpty()) {
            return Multi.createFrom().empty();
        }
        return Multi.createBy()
                .repeating()
                .uni(() -> new Scan(client, selection), scan -> scan.next(pageSize))
                .whilst(page -> !page.last())
                .onItem()
                .transformToIterable(Scan.Page::events);
    }

    private Uni<Selection> toPositions(Selection selection) {
        var since =
                selection
                        .since()
                        .map(moment -> Moments.lastBefore(client, moment))
                        .orElseGet(() -> Uni.createFrom().item(0L));
        var until =
                selection
                        .until()
                        .map(moment -> Moments.lastAtOrBefore(client, moment))
                        .orElseGet(this::head);
        return since.chain(after -> until.map(upTo -> selection.between(after, upTo)));
    }

    /// At most `limit` events of an aggregate after a sequence, in sequence.
    public Uni<List<Envelope>> stream(String aggregateId, long afterSequence, int limit) {
        return envelopes(
                new Query()
                        .where("aggregate_id = ?", aggregateId)
                        .where("sequence > ?", afterSequence)
                        .orderBy("sequence")
                        .limit(limit));
    }

    /// At most `limit` events after a position, in position order.
    public Uni<List<Envelope>> after(long position, int limit) {
        return envelopes(
                new Query().where("position > ?", position).orderBy("position").limit(limit));
    }

    /// At most `limit` events of many streams, one stream after the other, each in sequence.
    public Uni<List<Envelope>> streams(Streams streams, int limit) {
        var query =
                new Query()
                        .where(
                                "(aggregate_id, sequence) > (?, ?)",
                                streams.aggregateId(),
                                streams.sequence());
        streams.until().ifPresent(until -> query.where("aggregate_id < ?", until));
        if (!streams.without().isEmpty()) {
            query.where("type <> all (?)", (Object) streams.without().toArray(String[]::new));
        }
        return envelopes(query.orderBy("aggregate_id, sequence").limit(limit));
    }

    /// Where to cut the log for so many readers of streams side by side.
    public Uni<Cuts> cuts(Set<String> without, int parts) {
        return head().chain(head -> Cuts.of(client, head, without, parts));
    }

    public Uni<Optional<Envelope>> byId(UUID id) {
        return storedById(id).map(found -> found.map(StoredEvent::envelope));
    }

    /// The same, with the metadata as it is stored.
    public Uni<Optional<StoredEvent>> storedById(UUID id) {
        return new Query()
                .where("id = ?", id)
                .limit(1)
                .execute(client)
                .map(found -> found.stream().findFirst());
    }

    private Uni<List<Envelope>> envelopes(Query query) {
        return query.execute(client)
                .map(events -> events.stream().map(StoredEvent::envelope).toList());
    }

    /// For each moment, the last position before everything that was stored then or later; 0 for
    /// none. One statement, whose work grows with the logarithm of the log.
    public Uni<List<Long>> lastBefore(List<Instant> moments) {
        return Moments.lastBefore(client, moments);
    }

    /// The last position; 0 for an empty log.
    public Uni<Long> head() {
        return client.preparedQuery(HEAD).execute().map(rows -> theOneNumber(rows, 0));
    }

    public Uni<Long> epoch() {
        return client.preparedQuery(EPOCH).execute().map(rows -> theOneNumber(rows, 1));
    }

    private static long theOneNumber(RowSet<Row> rows, long otherwise) {
        var row = rows.iterator();
        return row.hasNext() ? row.next().getLong(0) : otherwise;
    }
}
