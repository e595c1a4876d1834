package dev.rollcall.projector.projections;

import dev.rollcall.events.Event;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// What a projection makes of one aggregate's events. Event `n` (1, 2, 3…) has position `n` and
/// happened `at(n)`.
public final class Given {

    private static final UUID AGGREGATE = new UUID(0, 1);

    private Given() {}

    public static Instant at(int n) {
        return Histories.START.plusSeconds(n);
    }

    /// The row's own columns.
    @SafeVarargs
    public static <R, E extends Event> Map<String, Object> row(
            Projection<R, E> projection, E... events) {
        var row = projection.table().bare();
        int position = 0;
        for (var event : events) {
            position++;
            var envelope = Histories.envelope(AGGREGATE, position, position, event);
            row = projection.apply().apply(row, event, envelope);
        }
        return projection.table().shape().write(row);
    }
}
