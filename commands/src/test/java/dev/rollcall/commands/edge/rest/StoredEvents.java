package dev.rollcall.commands.edge.rest;

import dev.rollcall.events.Envelope;
import dev.rollcall.eventstore.read.EventReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/// What is in the store, for tests to count.
@ApplicationScoped
class StoredEvents {

    private static final int ALL = 100_000;

    private final EventReader reader;

    StoredEvents(EventReader reader) {
        this.reader = reader;
    }

    long head() {
        return reader.head().await().atMost(Duration.ofSeconds(10));
    }

    List<Envelope> after(long position) {
        return reader.after(position, ALL).await().atMost(Duration.ofSeconds(10));
    }

    List<Envelope> of(String aggregateId) {
        return reader.stream(aggregateId, 0, ALL).await().atMost(Duration.ofSeconds(10));
    }

    List<String> typesOf(String aggregateId) {
        return of(aggregateId).stream().map(Envelope::type).toList();
    }
}
