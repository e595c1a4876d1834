package dev.rollcall.projector.projections;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.codec.EventType;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// A view that keeps one row for each aggregate: the fold of that aggregate's events, in order.
///
/// This is all there is to say about one. Batches, checkpoints, repeats, holes, history, the change
/// feed, dead letters and lag are the projector's.
///
/// @param name what the view is called, in metrics and by operators
/// @param version raised when the same events shall give other rows
/// @param events the family of events that it reads; an aggregate's other events only count on
/// @param table where its rows are kept
/// @param apply how an event changes a row: a pure function, without clock, chance or I/O
public record Projection<R, E extends Event>(
        String name, int version, Class<E> events, Table<R> table, Apply<R, E> apply) {

    @FunctionalInterface
    public interface Apply<R, E> {
        R apply(R row, E event, Envelope envelope);
    }

    /// The stored names of the types that are none of its own.
    public Set<String> foreignTypes() {
        return Arrays.stream(EventType.values())
                .filter(type -> !events.isAssignableFrom(type.shape()))
                .map(EventType::storedName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// A type that nobody knows may well be one of its own, so it has to be looked at.
    public boolean mustRead(String storedName) {
        return EventType.named(storedName)
                .map(type -> events.isAssignableFrom(type.shape()))
                .orElse(true);
    }
}
