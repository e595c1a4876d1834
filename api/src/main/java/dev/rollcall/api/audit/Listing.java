package dev.rollcall.api.audit;

import dev.rollcall.api.parameters.Cursor;
import dev.rollcall.api.parameters.Paging;
import dev.rollcall.api.parameters.Parameters;
import dev.rollcall.api.parameters.Search;
import dev.rollcall.api.queries.Page;
import dev.rollcall.eventstore.read.Selection;
import dev.rollcall.eventstore.read.Slice;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Between requests and the log: which events are asked for, and where a page goes on.
final class Listing {
    static final String CAUSATION_ID = "causation_id";

    /// A position belongs to one event, so a cursor needs no id beside it.
    private static final UUID NO_ID = new UUID(0, 0);

    private Listing() {}

    /// What a page and an export have in common.
    static Selection filters(Parameters parameters) {
        var selection =
                Selection.all()
                        .ofTypes(parameters.texts("type"))
                        .with(metadata(parameters))
                        .after(parameters.position("after_position").orElse(0L));
        var aggregate = parameters.uuid("aggregate_id");
        if (aggregate.isPresent()) {
            selection = selection.of(aggregate.get().toString());
        }
        var interval = parameters.times().interval();
        if (interval.from().isPresent()) {
            selection = selection.since(interval.from().get());
        }
        if (interval.to().isPresent()) {
            selection = selection.until(interval.to().get().minusNanos(1));
        }
        return selection;
    }

    /// Each filter has the name of the field.
    private static Map<String, String> metadata(Parameters parameters) {
        var wanted = new HashMap<String, String>();
        for (var field : new String[] {"actor", "source", "slack_workspace", "correlation_id"}) {
            parameters.text(field).ifPresent(text -> wanted.put(field, text));
        }
        parameters.uuid(CAUSATION_ID).ifPresent(id -> wanted.put(CAUSATION_ID, id.toString()));
        return wanted;
    }

    /// The same in the order that is asked for, from where the page before left off.
    static Selection from(Selection selection, boolean newestFirst, Paging paging) {
        var ordered = newestFirst ? selection.backwards() : selection;
        return paging.after()
                .map(Listing::position)
                .map(
                        position ->
                                ordered.newestFirst()
                                        ? ordered.upTo(position)
                                        : ordered.after(Math.max(position, ordered.after())))
                .orElse(ordered);
    }

    static Page<AuditedEvent> page(Slice slice, Search search) {
        var items = slice.events().stream().map(AuditedEvent::of).toList();
        return new Page<>(
                items, slice.rest().isEmpty() ? null : search.encode(cursor(slice.rest())));
    }

    private static Cursor cursor(Selection rest) {
        long position = rest.newestFirst() ? rest.upTo() : rest.after();
        return new Cursor(Long.toString(position), NO_ID);
    }

    private static long position(Cursor cursor) {
        return Long.parseLong(cursor.key());
    }
}
