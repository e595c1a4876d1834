package dev.rollcall.projector.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The views as operators see them.
public record ProjectionList(List<Item> items) {

    /// One view.
    ///
    /// @param version the version of the projection in this build
    /// @param liveVersion the version whose rows are read
    /// @param position everything up to here is in the view, or known to be stuck
    /// @param head the last position of the log
    /// @param lagEvents positions between the two (an upper bound of events)
    /// @param lagSeconds the age of the oldest event that is missing
    /// @param stuckAggregates how many aggregates the view does not follow any more
    /// @param stuck the first hundred of them
    /// @param paused while nothing is written to it
    /// @param rebuild while one is under way; without the rows that differ
    /// @param failing why the view can't get on in this pod
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            String name,
            int version,
            Integer liveVersion,
            Long epoch,
            Long position,
            Long head,
            Long lagEvents,
            Double lagSeconds,
            Long stuckAggregates,
            List<StuckAggregate> stuck,
            List<Partition> partitions,
            Paused paused,
            RebuildView rebuild,
            String failing) {}

    /// Since when, why, and by whom: a token's name, or `rollcall` where it paused itself.
    public record Paused(Instant since, String reason, String by) {}

    public record StuckAggregate(
            String aggregateId,
            Instant since,
            long sequence,
            long position,
            UUID deadLetter,
            String cause,
            String message) {}

    /// Where a checkpoint stands.
    ///
    /// @param held whether the pod that answers follows it
    /// @param lagEvents positions from its first event that is missing to the end of the log
    /// @param lagSeconds the age of that event
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Partition(
            int partition,
            String topicId,
            long nextOffset,
            long position,
            Instant updatedAt,
            boolean held,
            Long lagEvents,
            Double lagSeconds) {}
}
