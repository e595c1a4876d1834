package dev.rollcall.commands.eventlog;

import java.time.OffsetDateTime;
import java.util.UUID;

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

    RefusedException refused(String reason) {
        return refused(line, reason);
    }

    static RefusedException refused(long line, String reason) {
        return new RefusedException(EventLog.FOUND, "line %d: %s".formatted(line, reason));
    }
}
