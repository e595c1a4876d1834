package dev.rollcall.projector.applying;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.projector.applying.Delivery.Malformed;
import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.deadletters.DeadLetter;
import dev.rollcall.projector.deadletters.Origin;
import dev.rollcall.projector.deadletters.SetAside;
import dev.rollcall.projector.projections.Fold;
import dev.rollcall.projector.projections.Folded;
import dev.rollcall.projector.projections.Folded.End;
import dev.rollcall.projector.projections.Poison;
import dev.rollcall.projector.projections.Poison.Cause;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.Stamped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Finds out what deliveries do to a view. What came by Kafka is believed as long as it fits; where
/// it does not (a hole, another event, one that can't be applied) the store has the last word.
final class Folding<R, E extends Event> {

    private static final int PAGE = 1_000;

    private final Projection<R, E> projection;
    private final Rows<R> rows;
    private final Aside aside;

    /// What the view leaves out of these aggregates.
    @FunctionalInterface
    interface Aside {
        Supplier<SetAside> asking(Transaction transaction, Collection<String> aggregateIds);
    }

    Folding(Projection<R, E> projection, Rows<R> rows, Aside aside) {
        this.projection = projection;
        this.rows = rows;
        this.aside = aside;
    }

    Work<R> fold(Transaction transaction, List<Delivery> deliveries, Map<UUID, Poison> condemned) {
        var work = new Work<R>();
        var aggregates = new LinkedHashMap<UUID, List<Delivery>>();
        for (var delivery : deliveries) {
            if (delivery instanceof Malformed(var origin, var reason)) {
                work.deadLetter(letter(null, origin, new Poison(Cause.MALFORMED, reason)));
            }
            delivery.aggregateId()
                    .flatMap(Folding::key)
                    .ifPresentOrElse(
                            key ->
                                    aggregates
                                            .computeIfAbsent(key, _ -> new ArrayList<>())
                                            .add(delivery),
                            () -> misnamed(transaction, delivery, work));
        }
        var ids = aggregates.keySet().stream().map(UUID::toString).toList();
        var aside = this.aside.asking(transaction, ids);
        var loading = rows.loading(transaction, aggregates.keySet());
        var left = aside.get();
        left.stuck().forEach(stuck -> aggregates.remove(UUID.fromString(stuck)));
        var states = loading.get();
        var fold = new Fold<>(projection, condemned, left.discarded());
        aggregates.forEach(
                (key, some) -> {
                    var before = states.getOrDefault(key, Stamped.bare(projection.table()));
                    new Aggregate(transaction, fold, key, before, some, work).run();
                });
        return work;
    }

    /// What the store has beyond an aggregate's row.
    Work<R> goOn(Transaction transaction, UUID key, Map<UUID, Poison> condemned) {
        var before =
                rows.load(transaction, Set.of(key))
                        .getOrDefault(key, Stamped.bare(projection.table()));
        return goOn(transaction, key, before, condemned);
    }

    /// All that the store has of an aggregate, whatever its row says.
    Work<R> again(Transaction transaction, UUID key, Map<UUID, Poison> condemned) {
        var work = goOn(transaction, key, Stamped.bare(projection.table()), condemned);
        work.forget(key);
        return work;
    }

    private Work<R> goOn(
            Transaction transaction, UUID key, Stamped<R> before, Map<UUID, Poison> condemned) {
        var work = new Work<R>();
        var left = aside.asking(transaction, Set.of(key.toString())).get();
        var fold = new Fold<>(projection, condemned, left.discarded());
        new Aggregate(transaction, fold, key, before, List.of(), work).askTheStore(new End.Whole());
        return work;
    }

    /// Aggregates' ids are UUIDs in their canonical form; a view has no key for another.
    static Optional<UUID> key(String aggregateId) {
        try {
            var key = UUID.fromString(aggregateId);
            return key.toString().equals(aggregateId) ? Optional.of(key) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private void misnamed(Transaction transaction, Delivery delivery, Work<R> work) {
        var event = delivery.event().filter(it -> projection.mustRead(it.type()));
        if (event.isPresent()) {
            var poison = new Poison(Cause.UNDECODABLE, "the aggregate's id is not a UUID");
            var letter = letter(event.get(), delivery.origin().orElse(null), poison);
            if (!isStored(transaction, event.get())) {
                work.deadLetter(letter);
            } else if (!isLeftOut(transaction, event.get())) {
                work.stuckAt(letter);
            }
        }
    }

    private static boolean isStored(Transaction transaction, Envelope event) {
        return new EventReader(transaction.client())
                .byId(event.id())
                .await()
                .atMost(transaction.patience())
                .isPresent();
    }

    private boolean isLeftOut(Transaction transaction, Envelope event) {
        var left = aside.asking(transaction, Set.of(event.aggregateId())).get();
        return left.stuck().contains(event.aggregateId()) || left.discarded().contains(event.id());
    }

    /// It claims an epoch that the store has never been in.
    void reject(Delivery delivery, Work<R> work) {
        work.deadLetter(
                letter(
                        delivery.event().orElseThrow(),
                        delivery.origin().orElse(null),
                        new Poison(Cause.NOT_STORED, "the event store is in an earlier epoch")));
    }

    private DeadLetter letter(Envelope event, Origin origin, Poison poison) {
        return new DeadLetter(projection.name(), event, origin, poison);
    }

    /// One aggregate's part.
    private final class Aggregate {

        private final Transaction transaction;
        private final Fold<R, E> fold;
        private final UUID key;
        private final Stamped<R> before;
        private final List<Delivery> deliveries;
        private final Work<R> work;

        Aggregate(
                Transaction transaction,
                Fold<R, E> fold,
                UUID key,
                Stamped<R> before,
                List<Delivery> deliveries,
                Work<R> work) {
            this.transaction = transaction;
            this.fold = fold;
            this.key = key;
            this.before = before;
            this.deliveries = deliveries;
            this.work = work;
        }

        void run() {
            var events = deliveries.stream().flatMap(each -> each.event().stream()).toList();
            var folded = fold.fold(key, before, events);
            if (folded.end() instanceof End.Whole && events.size() == deliveries.size()) {
                work.goOn(key, folded);
            } else {
                askTheStore(folded.end());
            }
        }

        private void askTheStore(End end) {
            boolean again = end instanceof End.Forked;
            var base = again ? Stamped.bare(projection.table()) : before;
            var stored = stored(base.stamp().sequence());
            var folded = fold.fold(key, base, stored);
            if (!again) {
                work.goOn(key, folded);
            } else if (!folded.state().stamp().equals(before.stamp())) {
                work.tellAgain(key, folded);
            }
            rejectStrangers(stored, base.stamp().sequence(), end);
            stick(folded);
        }

        private List<Envelope> stored(long after) {
            var reader = new EventReader(transaction.client());
            var events = new ArrayList<Envelope>();
            List<Envelope> page;
            do {
                long from = events.isEmpty() ? after : events.getLast().sequence();
                page =
                        reader.stream(key.toString(), from, PAGE)
                                .await()
                                .atMost(transaction.patience());
                events.addAll(page);
            } while (page.size() == PAGE);
            return events;
        }

        /// A record that the store does not hold is nobody's: it makes nothing stuck.
        private void rejectStrangers(List<Envelope> stored, long after, End end) {
            Set<UUID> known = stored.stream().map(Envelope::id).collect(Collectors.toSet());
            for (var delivery : deliveries) {
                delivery.event()
                        .filter(event -> event.sequence() > after && !known.contains(event.id()))
                        .ifPresent(
                                event ->
                                        work.deadLetter(
                                                letter(
                                                        event,
                                                        delivery.origin().orElse(null),
                                                        reason(event, end))));
            }
        }

        private static Poison reason(Envelope event, End end) {
            return end instanceof End.Poisoned(var at, var poison) && at.equals(event)
                    ? poison
                    : new Poison(Cause.NOT_STORED, "the event store does not hold this event");
        }

        private void stick(Folded<R> folded) {
            switch (folded.end()) {
                case End.Whole _ -> {}
                case End.Poisoned(var at, var poison) -> stickAt(at, poison);
                case End.Hole(var at) -> stickAt(at, outOfOrder(at));
                case End.Forked(var at) -> stickAt(at, outOfOrder(at));
            }
        }

        private static Poison outOfOrder(Envelope at) {
            return new Poison(
                    Cause.NOT_STORED,
                    "the event store lacks what precedes sequence " + at.sequence());
        }

        private void stickAt(Envelope event, Poison poison) {
            var origin =
                    deliveries.stream()
                            .filter(
                                    each ->
                                            each.event()
                                                    .map(Envelope::id)
                                                    .equals(Optional.of(event.id())))
                            .flatMap(each -> each.origin().stream())
                            .findFirst()
                            .orElse(null);
            work.stuckAt(letter(event, origin, poison));
        }
    }
}
