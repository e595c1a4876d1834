package dev.rollcall.commands.eventlog;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/// An event that a line of a file claims was stored.
record ImportedEvent(
        long line,
        UUID id,
        String type,
        String aggregateId,
        String data,
        OffsetDateTime timestamp,
        String metadata,
        int version,
        long sequence,
        long position) {

    /// One value of each, for a statement that takes arrays.
    static <T> T[] column(
            List<ImportedEvent> events, Function<ImportedEvent, T> value, IntFunction<T[]> array) {
        return events.stream().map(value).toArray(array);
    }

    RefusedException refused(String reason) {
        return refused(line, reason);
    }

    static RefusedException refused(long line, String reason) {
        return new RefusedException(EventLog.FOUND, "line %d: %s".formatted(line, reason));
    }
}
