package dev.rollcall.commands.eventlog;

import dev.rollcall.eventstore.read.StoredEvent;

/// An event as people read it, on one line.
final class PlainLine {

    private PlainLine() {}

    static String of(StoredEvent stored) {
        var event = stored.envelope();
        return "%8d  %-27s  %s v%d  %s/%d  %s  by %s"
                .formatted(
                        event.position(),
                        event.timestamp(),
                        event.type(),
                        event.version(),
                        event.aggregateId(),
                        event.sequence(),
                        event.data(),
                        event.metadata().actor());
    }
}
