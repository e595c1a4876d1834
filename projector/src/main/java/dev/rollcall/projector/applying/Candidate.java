package dev.rollcall.projector.applying;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.database.Transactions;
import dev.rollcall.projector.projections.Poison;
import dev.rollcall.projector.projections.Projection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/// A view that is not read yet: events become rows and history in tables of its own, nobody is told
/// of changes, and what can't be applied is only noted.
public final class Candidate<R, E extends Event> {

    /// A batch from the store, and what moves on with it. It is taken again when the database
    /// refuses some of it.
    public interface Source {

        List<Envelope> take(Transaction transaction);

        void taken(Transaction transaction, List<Envelope> events);
    }

    private final Rows<R> rows;
    private final History<R> history;
    private final Folding<R, E> folding;
    private final CandidatePoison poison;

    public Candidate(Projection<R, E> projection, Place place) {
        this.rows = new Rows<>(place, projection.table());
        this.history = new History<>(place, projection.table());
        this.poison = new CandidatePoison(projection.name(), place);
        this.folding = new Folding<>(projection, rows, poison::among);
    }

    /// Applies a batch in a transaction of its own. How many events that were.
    public int apply(Transactions transactions, Source source) {
        var batch = new AtomicReference<List<UUID>>();
        return Refusals.passOver(
                transactions,
                (transaction, condemned, trial) -> {
                    var events = source.take(transaction);
                    var ids = events.stream().map(Envelope::id).toList();
                    if (!batch.compareAndSet(null, ids) && !batch.get().equals(ids)) {
                        throw new IllegalStateException(
                                "the batch went while looking for a refused event");
                    }
                    apply(transaction, events, condemned, trial);
                    source.taken(transaction, events);
                    return events.size();
                });
    }

    /// Goes on with an aggregate that was set aside for an event which was discarded since, if it
    /// may in that transaction. False where there is none.
    public boolean takeUp(Transactions transactions, Predicate<Transaction> may) {
        return Refusals.passOver(
                transactions,
                (transaction, condemned, trial) ->
                        may.test(transaction)
                                && poison.discarded(transaction)
                                        .map(id -> goOn(transaction, id, condemned, trial))
                                        .isPresent());
    }

    /// Whether there is one to go on with.
    public boolean isToTakeUp(Transaction transaction) {
        return poison.discarded(transaction).isPresent();
    }

    private String goOn(
            Transaction transaction,
            String aggregateId,
            Map<UUID, Poison> condemned,
            OptionalInt trial) {
        poison.free(transaction, aggregateId);
        Folding.key(aggregateId)
                .map(key -> folding.goOn(transaction, key, condemned))
                .ifPresent(work -> write(transaction, work, trial));
        return aggregateId;
    }

    /// A batch inside a transaction; what the database refuses undoes all of it.
    public void apply(Transaction transaction, List<Envelope> events) {
        apply(transaction, events, Map.of(), OptionalInt.empty());
    }

    private void apply(
            Transaction transaction,
            List<Envelope> events,
            Map<UUID, Poison> condemned,
            OptionalInt trial) {
        var deliveries = events.stream().<Delivery>map(Delivery.Stored::new).toList();
        write(transaction, folding.fold(transaction, deliveries, condemned), trial);
    }

    private void write(Transaction transaction, Work<R> all, OptionalInt trial) {
        var work = trial.isPresent() ? all.first(trial.getAsInt()) : all;
        poison.add(transaction, work.stuck());
        RefusedException.telling(
                work.versions(),
                () -> {
                    rows.write(transaction, work.rows());
                    history.append(transaction, work.versions());
                });
    }
}
