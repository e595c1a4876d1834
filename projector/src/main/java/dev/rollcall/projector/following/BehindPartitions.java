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
import java.util.Set;
import java.util.function.ToIntFunction;

/// The partitions for which a view reads the store: where the bus goes on with each of them after
/// that, and how far the store was read. Whenever it becomes uncertain where their checkpoints
/// stand, the way through the store begins anew.
final class BehindPartitions {

    private final Map<Integer, Resumption> partitions = new HashMap<>();
    private Way way;

    /// From a position before which nothing is missing, with the checkpoints as they stand there.
    private record Way(long position, Map<Integer, Checkpoint> checkpoints) {}

    boolean isEmpty() {
        return partitions.isEmpty();
    }

    Set<Integer> all() {
        return Set.copyOf(partitions.keySet());
    }

    void add(Map<Integer, Resumption> more) {
        partitions.putAll(more);
        beginAnew();
    }

    void leave(Set<Integer> some) {
        partitions.keySet().removeAll(some);
        beginAnew();
    }

    /// The bus has brought more of one of them meanwhile, which the store has too.
    void alsoBrought(int partition, long nextOffset) {
        partitions.computeIfPresent(partition, (_, at) -> at.atLeast(nextOffset));
    }

    boolean isUnderWay() {
        return way != null;
    }

    void begin(long position, Map<Integer, Checkpoint> checkpoints) {
        way = new Way(position, checkpoints);
    }

    void beginAnew() {
        way = null;
    }

    /// What is to be read after.
    long position() {
        return way.position();
    }

    /// With the last page the bus can go on, from where it was when the page was read.
    List<Slice> slices(Page page, ToIntFunction<String> partitionOf) {
        Map<Integer, List<Envelope>> events =
                page.events().stream()
                        .collect(groupingBy(event -> partitionOf.applyAsInt(event.aggregateId())));
        var slices = new ArrayList<Slice>();
        partitions.forEach(
                (partition, resumption) -> {
                    var from = way.checkpoints().get(partition);
                    var deliveries =
                            events.getOrDefault(partition, List.of()).stream()
                                    .<Delivery>map(Delivery.Stored::new)
                                    .toList();
                    long reached = Math.max(from.position(), page.end(from.position()));
                    var to =
                            page.isLast()
                                    ? resumption.after(from, reached)
                                    : new Checkpoint(from.topicId(), from.nextOffset(), reached);
                    slices.add(new Slice(partition, from, to, deliveries));
                });
        return slices;
    }

    /// These were applied, and there are more pages.
    void passed(Page page, List<Slice> slices) {
        var moved = new HashMap<Integer, Checkpoint>();
        slices.forEach(slice -> moved.put(slice.partition(), slice.to()));
        way = new Way(page.end(way.position()), moved);
    }

    /// The store has no more.
    void clear() {
        partitions.clear();
        beginAnew();
    }
}
