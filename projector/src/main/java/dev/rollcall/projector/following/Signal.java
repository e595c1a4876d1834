package dev.rollcall.projector.following;

import dev.rollcall.projector.applying.Checkpoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToIntFunction;

/// What a follower is told, one at a time.
sealed interface Signal {

    /// Answered with the partitions whose records are in the view now.
    record Delivered(List<Batch> batches, CompletableFuture<Set<Integer>> applied)
            implements Signal {}

    /// Partitions that this pod holds now: those that the bus continues from their checkpoints, and
    /// those for which the store has to be read first.
    record Assigned(
            Map<Integer, Checkpoint> live,
            Map<Integer, Resumption> behind,
            ToIntFunction<String> partitionOf)
            implements Signal {}

    record Revoked(Set<Integer> partitions) implements Signal {}

    /// The store holds an event of this aggregate that the view should have seen by now, unless the
    /// bus has been bringing what is before it since then.
    record Overdue(String aggregateId, long position, Instant since) implements Signal {}

    record OtherEpoch(long epoch) implements Signal {}

    /// What it waited for may have come: another version of the view is live.
    record Retry() implements Signal {}

    record Stop() implements Signal {}
}
