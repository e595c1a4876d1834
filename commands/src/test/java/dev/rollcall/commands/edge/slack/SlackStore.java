package dev.rollcall.commands.edge.slack;

import dev.rollcall.commands.lookups.Lookups;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.eventstore.read.EventReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;

/// What is in the store, for tests of what Slack sent.
@ApplicationScoped
class SlackStore {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EventReader reader;
    private final Lookups lookups;

    SlackStore(EventReader reader, Lookups lookups) {
        this.reader = reader;
        this.lookups = lookups;
    }

    long head() {
        return reader.head().await().atMost(PATIENCE);
    }

    List<Envelope> after(long position) {
        return reader.after(position, 10_000).await().atMost(PATIENCE);
    }

    List<Envelope> of(UUID aggregate) {
        return reader.stream(aggregate.toString(), 0, 100).await().atMost(PATIENCE);
    }

    List<String> typesOf(UUID aggregate) {
        return of(aggregate).stream().map(Envelope::type).toList();
    }

    StatusUpdateSubmitted submitted(UUID update) {
        return (StatusUpdateSubmitted) event(of(update).getFirst());
    }

    static Event event(Envelope envelope) {
        return ((Decoded.Known) EventCodec.decode(envelope)).event();
    }

    void awaitLookups() {
        long head = head();
        Awaitility.await().until(() -> lookups.reached(1, head).await().atMost(PATIENCE));
    }
}
