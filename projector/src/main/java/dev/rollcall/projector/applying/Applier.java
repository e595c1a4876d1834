package dev.rollcall.projector.applying;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.eventstore.AdvisoryLock;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.database.Transactions;
import dev.rollcall.projector.deadletters.Action;
import dev.rollcall.projector.deadletters.DeadLetter;
import dev.rollcall.projector.deadletters.DeadLetters;
import dev.rollcall.projector.deadletters.SetAside;
import dev.rollcall.projector.deadletters.Stuck;
import dev.rollcall.projector.projections.Poison;
import dev.rollcall.projector.projections.Projection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Applies batches to one view, each in one transaction: its checkpoints, rows, history, dead
/// letters and changes are committed together or not at all.
public final class Applier<R, E extends Event> {

    private static final Logger LOG = Logger.getLogger(Applier.class);
    private static final String OPEN = open("pg_advisory_xact_lock_shared(%s)");
    private static final String ALONE = open("pg_advisory_xact_lock(%s)");

    private final Projection<R, E> projection;
    private final Transactions transactions;
    private final Checkpoints checkpoints;
    private final Rows<R> rows;
    private final History<R> history;
    private final ChangeFeed<R> changes;
    private final Folding<R, E> folding;
    private OwnFaults faults;

    public Applier(Projection<R, E> projection, Transactions transactions) {
        this(projection, transactions, OwnFaults.NOT_COUNTED);
    }

    /// @param pauseAfter so many events in a row that fail by the view's own fault pause it
    public Applier(Projection<R, E> projection, Transactions transactions, int pauseAfter) {
        this(projection, transactions, new OwnFaults(0, 0, pauseAfter));
    }

    private Applier(Projection<R, E> projection, Transactions transactions, OwnFaults faults) {
        this.projection = projection;
        this.transactions = transactions;
        this.faults = faults;
        this.checkpoints = new Checkpoints(projection);
        this.rows = new Rows<>(Place.LIVE, projection.table());
        this.history = new History<>(Place.LIVE, projection.table());
        this.changes = new ChangeFeed<>(projection);
        this.folding =
                new Folding<>(
                        projection,
                        rows,
                        (transaction, ids) -> SetAside.asking(transaction, projection.name(), ids));
    }

    private static String open(String lock) {
        return """
            select %s, %s
            """
                .formatted(Rows.BY_KEY, lock.formatted(AdvisoryLock.PROJECTION.key()));
    }

    /// Throws what is transient; the batch may then be tried again, or left to the store. For one
    /// thread: it remembers how the batches before ended.
    public Outcome apply(List<Slice> slices) {
        var tried =
                Refusals.passOver(
                        transactions,
                        (transaction, condemned, trial) -> {
                            var once = attempt(transaction, slices, condemned, trial);
                            if (trial.isPresent() && !isWhole(once.outcome(), slices)) {
                                throw new IllegalStateException(
                                        "partitions went while looking for a refused event");
                            }
                            return once;
                        });
        faults = tried.faults();
        tried.hopeless().ifPresent(this::pause);
        return tried.outcome();
    }

    /// What one transaction came to.
    ///
    /// @param hopeless why the view pauses itself
    private record Tried(Outcome outcome, OwnFaults faults, Optional<String> hopeless) {}

    private void pause(String reason) {
        if (transactions.run(it -> Pausing.pause(it, projection.name(), reason, Action.ROLLCALL))) {
            LOG.errorf(
                    "%1$s is paused: %2$s. Nothing is written to it until it is resumed; the other"
                            + " views go on. Roll out a build that can apply these events, then:"
                            + " ./rollcall projections resume %1$s",
                    projection.name(), reason);
        }
    }

    private static boolean isWhole(Outcome outcome, List<Slice> slices) {
        return outcome instanceof Outcome.Applied(var held, _, _) && held.size() == slices.size();
    }

    /// Why nothing may be written to the view now.
    ///
    /// @param alone with no batch in flight, in any pod
    Optional<String> enter(Transaction transaction, boolean alone) {
        transaction.send(alone ? ALONE : OPEN, Tuple.of(projection.name()));
        var stands = checkpoints.move(transaction, List.of());
        if (stands.liveVersion() != projection.version()) {
            return Optional.of(
                    "version %d of %s is live, and this pod has version %d"
                            .formatted(
                                    stands.liveVersion(), projection.name(), projection.version()));
        }
        if (stands.paused().isPresent()) {
            return Optional.of(
                    "%s is paused (%s): resume it first"
                            .formatted(projection.name(), stands.paused().get()));
        }
        return stands.epoch() == storeEpoch(transaction)
                ? Optional.empty()
                : Optional.of(projection.name() + " is about to start over from the store");
    }

    /// Applies what the store has beyond an aggregate's row. The letter at which that ends, if it
    /// can't go all the way.
    Optional<DeadLetter> goOn(
            Transaction transaction, UUID key, Map<UUID, Poison> condemned, OptionalInt trial) {
        var work = folding.goOn(transaction, key, condemned);
        write(transaction, trial.isPresent() ? work.first(trial.getAsInt()) : work);
        return work.stuck().stream().findFirst();
    }

    /// Where the checkpoints stand, for who takes partitions over.
    public Map<Integer, Checkpoint> checkpoints(Collection<Integer> partitions) {
        return transactions.run(transaction -> checkpoints.load(transaction, partitions));
    }

    public boolean isPaused() {
        return transactions.run(it -> checkpoints.move(it, List.of())).paused().isPresent();
    }

    /// The position from which to read the store so as to miss nothing, whatever the partition.
    public long watermark() {
        return transactions.run(checkpoints::watermark);
    }

    /// @param trial how many versions to write, only to see whether the database takes them
    private Tried attempt(
            Transaction transaction,
            List<Slice> slices,
            Map<UUID, Poison> condemned,
            OptionalInt trial) {
        transaction.send(OPEN, Tuple.of(projection.name()));
        var moved = checkpoints.move(transaction, slices);
        if (moved.liveVersion() != projection.version()) {
            return nothing(transaction, new Outcome.NotLive(moved.liveVersion()));
        }
        if (moved.paused().isPresent()) {
            return nothing(transaction, new Outcome.Paused(moved.paused().get()));
        }
        var deliveries =
                slices.stream()
                        .filter(slice -> moved.held().contains(slice.partition()))
                        .flatMap(slice -> slice.deliveries().stream())
                        .toList();
        var newer = deliveries.stream().filter(each -> epoch(each) > moved.epoch()).toList();
        if (!newer.isEmpty()) {
            // Only the store's word counts: a stray record must not empty a view.
            long now = storeEpoch(transaction);
            if (now > moved.epoch()) {
                return nothing(transaction, new Outcome.OtherEpoch(now));
            }
        }
        // Records of an earlier life of the store are void.
        var current =
                deliveries.stream()
                        .filter(each -> each.event().isEmpty() || epoch(each) == moved.epoch())
                        .toList();
        var work = folding.fold(transaction, current, condemned);
        newer.forEach(each -> folding.reject(each, work));
        var after = faults.after(work);
        if (after.areTooMany()) {
            var reason = after.told(work);
            transaction.giveUp();
            return new Tried(new Outcome.Paused(reason), faults.none(), Optional.of(reason));
        }
        write(transaction, trial.isPresent() ? work.first(trial.getAsInt()) : work);
        return new Tried(
                new Outcome.Applied(
                        moved.held(),
                        work.changes().stream().map(change -> change.event().timestamp()).toList(),
                        work.letters().stream().map(letter -> letter.poison().cause()).toList()),
                after,
                Optional.empty());
    }

    private Tried nothing(Transaction transaction, Outcome outcome) {
        transaction.giveUp();
        return new Tried(outcome, faults.none(), Optional.empty());
    }

    private static long epoch(Delivery delivery) {
        return delivery.event().map(Envelope::epoch).orElse(0L);
    }

    private static long storeEpoch(Transaction transaction) {
        return new EventReader(transaction.client()).epoch().await().atMost(transaction.patience());
    }

    private void write(Transaction transaction, Work<R> work) {
        work.letters().forEach(letter -> DeadLetters.add(transaction, letter));
        work.stuck().forEach(letter -> Stuck.add(transaction, letter));
        RefusedException.telling(
                transaction,
                work.versions(),
                () -> {
                    rows.forget(transaction, work.retold());
                    history.forget(transaction, work.retold());
                    rows.write(transaction, work.rows());
                    history.append(transaction, work.versions());
                    changes.append(transaction, work.changes());
                });
    }
}
