package dev.rollcall.commands.edge.slack;

import dev.rollcall.commands.lookups.Lookups;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.eventstore.read.EventReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
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
        return done(reader.head());
    }

    List<Envelope> after(long position) {
        return done(reader.after(position, 10_000));
    }

    /// However many there are.
    List<Envelope> all(long position) {
        var events = new ArrayList<Envelope>();
        for (var page = after(position); !page.isEmpty(); page = after(position)) {
            events.addAll(page);
            position = page.getLast().position();
        }
        return events;
    }

    List<Envelope> of(UUID aggregate) {
        return done(reader.stream(aggregate.toString(), 0, 100));
    }

    List<String> typesOf(UUID aggregate) {
        return of(aggregate).stream().map(Envelope::type).toList();
    }

    StatusUpdateSubmitted submitted(UUID update) {
        return (StatusUpdateSubmitted) event(of(update).getFirst());
    }

    List<StatusUpdateSubmitted> submittedAfter(long position) {
        return after(position).stream()
                .map(SlackStore::event)
                .filter(StatusUpdateSubmitted.class::isInstance)
                .map(StatusUpdateSubmitted.class::cast)
                .toList();
    }

    static Event event(Envelope envelope) {
        return ((Decoded.Known) EventCodec.decode(envelope)).event();
    }

    void awaitLookups() {
        long epoch = done(reader.epoch());
        long head = head();
        Awaitility.await().until(() -> done(lookups.reached(epoch, head)));
    }

    private static <T> T done(Uni<T> read) {
        return read.await().atMost(PATIENCE);
    }
}
