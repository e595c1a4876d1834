package dev.rollcall.projector.following;

import dev.rollcall.projector.applying.Checkpoint;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/// What a follower is told, one at a time.
sealed interface Signal {

    /// Answered with the partitions whose records are in the view now.
    record Delivered(List<Batch> batches, CompletableFuture<Set<Integer>> applied)
            implements Signal {

        /// With all that was delivered right behind it meanwhile: so a view that has much to catch
        /// up with does so in larger transactions.
        Delivered withThoseBehind(Queue<Signal> inbox) {
            var all = this;
            while (inbox.peek() instanceof Delivered next && all.isContinuedBy(next)) {
                inbox.remove();
                all = all.and(next);
            }
            return all;
        }

        private boolean isContinuedBy(Delivered next) {
            return next.batches.stream()
                    .allMatch(
                            after ->
                                    batches.stream()
                                            .filter(before -> before.isOfThePartitionOf(after))
                                            .allMatch(before -> before.isContinuedBy(after)));
        }

        private Delivered and(Delivered next) {
            var joined = new LinkedHashMap<Integer, Batch>();
            Stream.concat(batches.stream(), next.batches.stream())
                    .forEach(batch -> joined.merge(batch.partition(), batch, Batch::and));
            var both = new CompletableFuture<Set<Integer>>();
            var _ =
                    both.thenAccept(
                            done -> {
                                applied.complete(done);
                                next.applied.complete(done);
                            });
            return new Delivered(List.copyOf(joined.values()), both);
        }
    }

    /// Partitions that this pod holds now: those that the bus continues from their checkpoints, and
    /// those for which the store has to be read first.
    record Assigned(
            Map<Integer, Checkpoint> live,
            Map<Integer, Resumption> behind,
            ToIntFunction<String> partitionOf)
            implements Signal {}

    record Revoked(Set<Integer> partitions) implements Signal {}

    /// What the bus had of each partition then: the offset behind the last record.
    record Looked(Map<Integer, Long> ends, Instant at) implements Signal {

        /// What was not looked at now is known from before.
        Looked after(Looked before) {
            var all = new HashMap<>(before.ends);
            all.putAll(ends);
            return new Looked(all, at);
        }
    }

    /// The store holds an event of this aggregate that the view should have seen by now, unless the
    /// bus still had more of its partition after `since`.
    record Overdue(String aggregateId, long position, Instant since) implements Signal {}

    record OtherEpoch(long epoch) implements Signal {}

    /// What it waited for may have come: another version of the view is live.
    record Retry() implements Signal {}

    record Stop() implements Signal {}
}
