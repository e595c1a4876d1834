package dev.rollcall.projector.projections;

import dev.rollcall.events.Envelope;
import java.util.List;

/// What events made of a row: its versions, where it stands, and how the fold ended.
public record Folded<R>(Stamped<R> state, List<Version<R>> versions, End end) {

    public sealed interface End {

        /// Every event is in the row.
        record Whole() implements End {}

        /// An event is missing before this one.
        record Hole(Envelope at) implements End {}

        /// The row has seen another event in this one's place.
        record Forked(Envelope at) implements End {}

        /// This event and what follows it are not in the row.
        record Poisoned(Envelope at, Poison poison) implements End {}
    }
}
