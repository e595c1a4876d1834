package dev.rollcall.projector.following;

import dev.rollcall.events.Envelope;
import dev.rollcall.projector.applying.Checkpoint;
import dev.rollcall.projector.applying.Delivery;
import dev.rollcall.projector.applying.Slice;
import dev.rollcall.projector.following.Batch.Numbered;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The partitions that the bus brings a view, and how far it is in each.
final class LivePartitions {

    private final Predicate<Delivery> isForTheView;
    private final Map<Integer, Held> partitions = new HashMap<>();

    LivePartitions(Predicate<Delivery> isForTheView) {
        this.isForTheView = isForTheView;
    }

    /// What a batch comes to.
    sealed interface Offer {

        /// The bus does not bring the view this partition now.
        record NotLive() implements Offer {}

        /// All of it was dealt with before.
        record Known() implements Offer {}

        /// Records are missing before it, from this offset on.
        record Gap(long from) implements Offer {}

        /// It holds nothing for the view.
        record Passed() implements Offer {}

        /// It is to be applied.
        record Next(Slice slice) implements Offer {}
    }

    Offer offer(Batch batch, long now) {
        var held = partitions.get(batch.partition());
        if (held == null) {
            return new Offer.NotLive();
        }
        long next = held.passed().nextOffset();
        if (batch.nextOffset() <= next) {
            return new Offer.Known();
        }
        if (batch.firstOffset() > next) {
            return new Offer.Gap(next);
        }
        var slice = slice(held, batch);
        if (slice.deliveries().stream().anyMatch(isForTheView)) {
            return new Offer.Next(slice);
        }
        partitions.put(batch.partition(), held.passing(slice.to(), now));
        return new Offer.Passed();
    }

    private static Slice slice(Held held, Batch batch) {
        var from = held.passed();
        var deliveries =
                batch.records().stream()
                        .filter(record -> record.offset() >= from.nextOffset())
                        .map(Numbered::delivery)
                        .toList();
        long position =
                deliveries.stream()
                        .flatMap(each -> each.event().stream())
                        .mapToLong(Envelope::position)
                        .reduce(from.position(), Math::max);
        return new Slice(
                batch.partition(),
                held.stored(),
                new Checkpoint(from.topicId(), batch.nextOffset(), position),
                deliveries);
    }

    /// Checkpoints that have waited long enough to be stored, but for those that move anyway.
    List<Slice> due(List<Slice> slices, long now) {
        var moved = slices.stream().map(Slice::partition).toList();
        return partitions.entrySet().stream()
                .filter(each -> each.getValue().isDue(now) && !moved.contains(each.getKey()))
                .map(each -> each.getValue().slice(each.getKey()))
                .toList();
    }

    boolean areStored() {
        return partitions.values().stream().allMatch(Held::isStored);
    }

    void follow(int partition, Checkpoint from) {
        partitions.put(partition, Held.at(from));
    }

    Map<Integer, Held> all() {
        return Map.copyOf(partitions);
    }

    Optional<Held> find(int partition) {
        return Optional.ofNullable(partitions.get(partition));
    }

    Optional<Held> leave(int partition) {
        return Optional.ofNullable(partitions.remove(partition));
    }

    void leave(Set<Integer> some) {
        partitions.keySet().removeAll(some);
    }
}
