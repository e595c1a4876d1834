package dev.rollcall.projector.following;

import dev.rollcall.projector.applying.Delivery;
import java.util.List;
import java.util.stream.Stream;

/// Records of one partition as they came: where the first one stood, and where the next one will.
public record Batch(int partition, long firstOffset, long nextOffset, List<Numbered> records) {

    public record Numbered(long offset, Delivery delivery) {}

    boolean isOfThePartitionOf(Batch other) {
        return partition == other.partition;
    }

    boolean isContinuedBy(Batch next) {
        return next.firstOffset == nextOffset;
    }

    Batch and(Batch next) {
        return new Batch(
                partition,
                firstOffset,
                next.nextOffset,
                Stream.concat(records.stream(), next.records.stream()).toList());
    }
}
