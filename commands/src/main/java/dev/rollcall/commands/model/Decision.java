package dev.rollcall.commands.model;

import java.util.List;

/// What an aggregate says to a command: the events that follow (none where nothing changes), or why
/// not.
public sealed interface Decision<E> {

    record Accepted<E>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Rejected<E>(Rejection rejection) implements Decision<E> {}

    @SafeVarargs
    @SuppressWarnings("varargs") // List.of copies
    static <E> Decision<E> accept(E... events) {
        return new Accepted<>(List.of(events));
    }

    static <E> Decision<E> reject(Rejection rejection) {
        return new Rejected<>(rejection);
    }
}
