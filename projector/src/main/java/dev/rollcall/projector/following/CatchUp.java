package dev.rollcall.projector.following;

import static java.util.stream.Collectors.groupingBy;

import dev.rollcall.events.Envelope;
import dev.rollcall.projector.applying.Checkpoint;
import dev.rollcall.projector.applying.Delivery;
import dev.rollcall.projector.applying.Slice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/// A way through the store, from a position before which nothing is missing, for partitions whose
/// checkpoints stand as told.
record CatchUp(long position, Map<Integer, Checkpoint> checkpoints) {

    /// With the last page the bus can go on, from where it was when the page was read.
    List<Slice> slices(
            Page page, Map<Integer, Resumption> behind, ToIntFunction<String> partitionOf) {
        Map<Integer, List<Envelope>> events =
                page.events().stream()
                        .collect(groupingBy(event -> partitionOf.applyAsInt(event.aggregateId())));
        var slices = new ArrayList<Slice>();
        behind.forEach(
                (partition, resumption) -> {
                    var from = checkpoints.get(partition);
                    var deliveries =
                            events.getOrDefault(partition, List.of()).stream()
                                    .<Delivery>map(Delivery.Stored::new)
                                    .toList();
                    long reached = Math.max(from.position(), page.end(from.position()));
                    slices.add(
                            new Slice(
                                    partition,
                                    from,
                                    page.isLast()
                                            ? resumption.after(from, reached)
                                            : new Checkpoint(
                                                    from.topicId(), from.nextOffset(), reached),
                                    deliveries));
                });
        return slices;
    }

    CatchUp after(Page page, List<Slice> slices) {
        var moved = new HashMap<Integer, Checkpoint>();
        slices.forEach(slice -> moved.put(slice.partition(), slice.to()));
        return new CatchUp(page.end(position), moved);
    }
}
