package dev.rollcall.commands.model;

import dev.rollcall.events.Event;
import java.util.List;
import java.util.function.BiFunction;

/// An aggregate as values: where it starts, what it decides, how it changes. After Jérémie
/// Chassaing, "Functional Event Sourcing Decider".
///
/// @param <S> its state
/// @param <C> the commands it understands
/// @param <E> the events it consists of
/// @param states every kind of state there is
/// @param version of what `evolve` makes of the events: raised whenever that changes, or the shape
///     of a state, so that a state that was kept from before is not taken for one of today's
public record Decider<S, C, E extends Event>(
        S initial,
        List<Class<? extends S>> states,
        int version,
        Class<E> events,
        BiFunction<S, C, Decision<E>> decide,
        BiFunction<S, E, S> evolve) {

    public S fold(S state, List<? extends E> events) {
        var folded = state;
        for (var event : events) {
            folded = evolve.apply(folded, event);
        }
        return folded;
    }
}
