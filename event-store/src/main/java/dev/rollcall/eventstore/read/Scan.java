package dev.rollcall.eventstore.read;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.List;
import java.util.Set;

/// A way through a selection, page by page; its bounds are positions by now. Each page is a
/// statement of its own, so nothing stays open between them, and looks at no more than `WINDOW`
/// positions, however rare what it looks for is.
final class Scan {

    private static final int WINDOW = 16_384;

    record Page(List<StoredEvent> events, boolean last) {}

    private final SqlClient client;
    private final Selection selection;
    private final int size;

    /// The sequence, for one aggregate, or position up to which all has been read.
    private long reached;

    Scan(SqlClient client, Selection selection, int size) {
        this.client = client;
        this.selection = selection;
        this.size = size;
        this.reached = selection.aggregateId().isPresent() ? 0 : selection.after();
    }

    Uni<Page> next() {
        return selection.aggregateId().map(this::nextOfAggregate).orElseGet(this::nextOfLog);
    }

    private Uni<Page> nextOfAggregate(String aggregateId) {
        return filtered(new Query().where("aggregate_id = ?", aggregateId))
                .where("sequence > ?", reached)
                .where("position > ? and position <= ?", selection.after(), selection.upTo())
                .orderBy("sequence")
                .limit(size)
                .execute(client)
                .map(this::pageOfAggregate);
    }

    private Page pageOfAggregate(List<StoredEvent> events) {
        boolean last = events.size() < size;
        if (!last) {
            reached = events.getLast().envelope().sequence();
        }
        return new Page(events, last);
    }

    private Uni<Page> nextOfLog() {
        long end = Math.min(reached + WINDOW, selection.upTo());
        return filtered(new Query().where("position > ? and position <= ?", reached, end))
                .orderBy("position")
                .limit(size)
                .execute(client)
                .map(events -> pageOfLog(events, end));
    }

    private Page pageOfLog(List<StoredEvent> events, long end) {
        reached = events.size() < size ? end : events.getLast().envelope().position();
        return new Page(events, reached >= selection.upTo());
    }

    private Query filtered(Query query) {
        types(query, selection.types());
        selection
                .part()
                .ifPresent(
                        part ->
                                query.where(
                                        "satisfies_hash_partition('event_store.events'::regclass, ?, ?, aggregate_id)",
                                        part.of(),
                                        part.number()));
        return query;
    }

    private static void types(Query query, Set<String> types) {
        if (!types.isEmpty()) {
            query.where("type = any(?)", (Object) types.toArray(String[]::new));
        }
    }
}
