package dev.rollcall.eventstore.read;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A way through a selection, page by page; its bounds are positions by now. Each page is a
/// statement of its own, so nothing stays open between them, and looks at no more than `WINDOW`
/// positions, however rare what it looks for is.
final class Scan {

    private static final int WINDOW = 16_384;

    /// How many statements a slice takes at most.
    private static final int STATEMENTS = 16;

    record Page(List<StoredEvent> events, boolean last) {}

    private final SqlClient client;
    private Selection rest;

    /// For one aggregate: the sequence of the last event that was read.
    private long sequence;

    Scan(SqlClient client, Selection selection) {
        this.client = client;
        this.rest = selection;
        this.sequence = selection.newestFirst() ? Long.MAX_VALUE : 0;
    }

    Uni<Slice> slice(int limit) {
        var events = new ArrayList<StoredEvent>();
        return Multi.createBy()
                .repeating()
                .uni(() -> next(limit - events.size()).invoke(page -> events.addAll(page.events())))
                .whilst(page -> !page.last() && events.size() < limit)
                .select()
                .first(STATEMENTS)
                .collect()
                .last()
                .map(_ -> new Slice(events, rest));
    }

    Uni<Page> next(int size) {
        return rest.aggregateId()
                .map(aggregateId -> nextOfAggregate(aggregateId, size))
                .orElseGet(() -> nextOfLog(size));
    }

    private Uni<Page> nextOfAggregate(String aggregateId, int size) {
        return filtered(new Query().where("aggregate_id = ?", aggregateId))
                .where(rest.newestFirst() ? "sequence < ?" : "sequence > ?", sequence)
                .where("position > ? and position <= ?", rest.after(), rest.upTo())
                .orderBy(inOrder("sequence"))
                .limit(size)
                .execute(client)
                .map(
                        events -> {
                            if (events.size() == size) {
                                sequence = events.getLast().envelope().sequence();
                                reached(events.getLast());
                            } else {
                                rest = rest.upTo(rest.after());
                            }
                            return new Page(events, rest.isEmpty());
                        });
    }

    private Uni<Page> nextOfLog(int size) {
        long begin =
                rest.newestFirst() ? Math.max(rest.upTo() - WINDOW, rest.after()) : rest.after();
        long end = Math.min(begin + WINDOW, rest.upTo());
        return filtered(new Query().where("position > ? and position <= ?", begin, end))
                .orderBy(inOrder("position"))
                .limit(size)
                .execute(client)
                .map(
                        events -> {
                            if (events.size() == size) {
                                reached(events.getLast());
                            } else {
                                rest = rest.newestFirst() ? rest.upTo(begin) : rest.after(end);
                            }
                            return new Page(events, rest.isEmpty());
                        });
    }

    private void reached(StoredEvent event) {
        long position = event.envelope().position();
        rest = rest.newestFirst() ? rest.upTo(position - 1) : rest.after(position);
    }

    private String inOrder(String key) {
        return rest.newestFirst() ? key + " desc" : key;
    }

    private Query filtered(Query query) {
        types(query, rest.types());
        rest.metadata()
                .forEach((field, text) -> query.where("metadata ->> ?::text = ?", field, text));
        rest.part()
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
