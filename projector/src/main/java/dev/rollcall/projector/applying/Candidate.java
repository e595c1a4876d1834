package dev.rollcall.projector.applying;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.database.Transactions;
import dev.rollcall.projector.projections.Poison;
import dev.rollcall.projector.projections.Projection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;

/// A view that is not read yet: events become rows and history in tables of its own, nobody is told
/// of changes, and what can't be applied is only noted.
public final class Candidate<R, E extends Event> {

    /// A batch from the store, and what moves on with it. It is taken again when the database
    /// refuses some of it.
    public interface Source {

        /// The next batch; the same again, after waiting for whoever is at it: two who each
        /// interrupt the other's search for what is refused would never end.
        ///
        /// @param again whether it was taken before
        List<Envelope> take(Transaction transaction, boolean again);

        void taken(Transaction transaction, List<Envelope> events);
    }

    private final String projection;
    private final Place place;
    private final Rows<R> rows;
    private final History<R> history;
    private final Folding<R, E> folding;
    private final CandidatePoison poison;

    public Candidate(Projection<R, E> projection, Place place) {
        this.projection = projection.name();
        this.place = place;
        this.rows = new Rows<>(place, projection.table());
        this.history = new History<>(place, projection.table());
        this.poison = new CandidatePoison(projection.name(), place);
        this.folding = new Folding<>(projection, rows, poison::asking);
    }

    /// Applies a batch in a transaction of its own. How many events that were.
    public int apply(Transactions transactions, Source source) {
        var batch = new AtomicReference<List<UUID>>();
        return Refusals.passOver(
                transactions,
                (transaction, condemned, trial) -> {
                    var events = source.take(transaction, batch.get() != null);
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

    /// The same inside a transaction; what the database refuses undoes all of it.
    public void apply(Transaction transaction, List<Envelope> events) {
        apply(transaction, events, Map.of(), OptionalInt.empty());
    }

    /// Makes one aggregate anew that was freed in the live view meanwhile, in a transaction of its
    /// own. False where there is none, or `may` says no.
    ///
    /// @param may in a transaction, and whether again, as a source is asked
    public boolean mend(Transactions transactions, BiPredicate<Transaction, Boolean> may) {
        var first = new AtomicReference<String>();
        return Refusals.passOver(
                transactions,
                (transaction, condemned, trial) -> {
                    var id =
                            may.test(transaction, first.get() != null)
                                    ? released(transaction)
                                    : null;
                    if (!first.compareAndSet(null, id) && !first.get().equals(id)) {
                        throw new IllegalStateException(
                                "the aggregate went while looking for a refused event");
                    }
                    return mend(transaction, id, condemned, trial);
                });
    }

    /// The same inside a transaction; what the database refuses undoes all of it.
    public boolean mend(Transaction transaction) {
        return mend(transaction, released(transaction), Map.of(), OptionalInt.empty());
    }

    private String released(Transaction transaction) {
        return Released.take(transaction, projection, place).orElse(null);
    }

    private boolean mend(
            Transaction transaction, String id, Map<UUID, Poison> condemned, OptionalInt trial) {
        if (id != null) {
            poison.forget(transaction, id);
            Folding.key(id)
                    .map(key -> folding.again(transaction, key, condemned))
                    .ifPresent(work -> write(transaction, work, trial));
        }
        return id != null;
    }

    private void apply(
            Transaction transaction,
            List<Envelope> events,
            Map<UUID, Poison> condemned,
            OptionalInt trial) {
        if (events.isEmpty()) {
            return; // there may be no tables any more
        }
        transaction.send("select " + Rows.BY_KEY, Tuple.tuple());
        var deliveries = events.stream().<Delivery>map(Delivery.Stored::new).toList();
        write(transaction, folding.fold(transaction, deliveries, condemned), trial);
    }

    private void write(Transaction transaction, Work<R> all, OptionalInt trial) {
        var work = trial.isPresent() ? all.first(trial.getAsInt()) : all;
        poison.add(transaction, work.stuck());
        RefusedException.telling(
                transaction,
                work.versions(),
                () -> {
                    rows.forget(transaction, work.retold());
                    history.forget(transaction, work.retold());
                    rows.write(transaction, work.rows());
                    history.append(transaction, work.versions());
                });
    }
}
