package dev.rollcall.projector.applying;

import dev.rollcall.projector.projections.Poison.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What became of a batch.
public sealed interface Outcome {

    /// Committed, for the partitions that are still held; what came for others was dropped.
    ///
    /// @param changes when the events that changed the view had happened
    record Applied(Set<Integer> held, List<Instant> changes, List<Cause> deadLetters)
            implements Outcome {}

    /// Nothing was written: the store lives another life, so the view has to start over.
    record OtherEpoch(long epoch) implements Outcome {}

    /// Nothing was written: another version of the projection is live.
    record NotLive(int liveVersion) implements Outcome {}

    /// Nothing was written: the view is paused.
    record Paused(String reason) implements Outcome {}
}
