package dev.rollcall.api.audit;

import dev.rollcall.api.export.Part;
import dev.rollcall.api.parameters.CursorKey;
import dev.rollcall.api.parameters.Interval;
import dev.rollcall.api.parameters.Search;
import dev.rollcall.api.readmodel.ReadModel;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.eventstore.read.Selection;
import dev.rollcall.eventstore.read.Slice;
import dev.rollcall.eventstore.read.StoredEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Every event as it is stored: not a view, but what views are made of.
@ApplicationScoped
class AuditLog {
    private static final int LONGEST_CHAIN = 100;
    private static final int EFFECTS = 50;

    private final ReadModel database;
    private final CursorKey cursorKey;

    AuditLog(ReadModel database, CursorKey cursorKey) {
        this.database = database;
        this.cursorKey = cursorKey;
    }

    Uni<Slice> slice(Selection selection, int limit) {
        return database.query("events", client -> new EventReader(client).slice(selection, limit));
    }

    /// Oldest first, up to the head that the first of them found.
    Uni<Part<AuditedEvent>> part(Selection selection) {
        return slice(selection, Part.SIZE).map(this::part);
    }

    private Part<AuditedEvent> part(Slice slice) {
        var rest = slice.rest();
        return new Part<>(
                slice.events().stream().map(AuditedEvent::of).toList(),
                rest.isEmpty() ? Optional.empty() : Optional.of(() -> part(rest)));
    }

    Uni<Optional<StoredEvent>> one(UUID id) {
        return database.query("event", client -> new EventReader(client).storedById(id));
    }

    /// Each bound is found by halving, so that it costs about the same in a log of any size.
    Uni<Density> density(Interval interval, int stretches) {
        return database.query(
                "event_density", client -> density(new EventReader(client), interval, stretches));
    }

    private static Uni<Density> density(EventReader log, Interval interval, int stretches) {
        return Uni.combine()
                .all()
                .unis(log.after(0, 1), log.head().chain(head -> log.after(head - 1, 1)))
                .withUni(
                        (first, last) ->
                                first.isEmpty()
                                        ? Uni.createFrom().item(Density.ofNothing(interval))
                                        : counted(
                                                log,
                                                Density.over(
                                                        interval,
                                                        first.getFirst().timestamp(),
                                                        last.getFirst().timestamp()),
                                                stretches));
    }

    private static Uni<Density> counted(EventReader log, Density density, int stretches) {
        return log.lastBefore(density.bounds(stretches)).map(density::counted);
    }

    Uni<Optional<Causation>> causation(UUID id) {
        return one(id).chain(
                        found ->
                                found.isEmpty()
                                        ? Uni.createFrom().item(Optional.empty())
                                        : causation(found.get()).map(Optional::of));
    }

    private Uni<Causation> causation(StoredEvent event) {
        return Uni.combine()
                .all()
                .unis(back(List.of(event)), effects(event))
                .with(
                        (chain, effects) ->
                                new Causation(
                                        chain.stream().map(AuditedEvent::of).toList(),
                                        causeOf(chain.getFirst()) == null,
                                        Listing.page(effects, caused(event))));
    }

    /// Puts in front what caused the first of them, until nothing did.
    private Uni<List<StoredEvent>> back(List<StoredEvent> chain) {
        var cause = uuid(causeOf(chain.getFirst()));
        if (cause.isEmpty() || chain.size() == LONGEST_CHAIN) {
            return Uni.createFrom().item(chain);
        }
        return one(cause.get())
                .chain(
                        found ->
                                found.isEmpty()
                                        ? Uni.createFrom().item(chain)
                                        : back(
                                                Stream.concat(found.stream(), chain.stream())
                                                        .toList()));
    }

    private Uni<Slice> effects(StoredEvent event) {
        return slice(
                Selection.all()
                        .with(Map.of(Listing.CAUSATION_ID, event.envelope().id().toString()))
                        .after(event.envelope().position()),
                EFFECTS);
    }

    /// The list that goes on with what an event caused.
    private Search caused(StoredEvent event) {
        return new Search(
                cursorKey,
                EventsResource.PATH,
                Map.of(Listing.CAUSATION_ID, event.envelope().id().toString(), "order", "asc"));
    }

    private static String causeOf(StoredEvent event) {
        return event.envelope().metadata().causationId();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.ofNullable(text).map(UUID::fromString);
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // what another program stored
        }
    }
}
