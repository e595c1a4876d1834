package dev.rollcall.eventstore.read;

import java.util.Optional;
import java.util.Set;

/// Which streams to read whole, one after the other: those after an aggregate's sequence, in the
/// order of aggregates' ids, up to before another aggregate.
///
/// @param aggregateId where to go on; empty for the first
/// @param sequence the last one read of that aggregate
/// @param without stored names of types that are passed over
public record Streams(
        String aggregateId, long sequence, Optional<String> until, Set<String> without) {

    public Streams {
        without = Set.copyOf(without);
    }

    public static Streams all() {
        return new Streams("", 0, Optional.empty(), Set.of());
    }
}
