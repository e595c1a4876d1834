package dev.rollcall.projector.rebuilding;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.projector.applying.Candidate;
import dev.rollcall.projector.applying.GoLive;
import dev.rollcall.projector.applying.Place;
import dev.rollcall.projector.applying.Registration;
import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.database.Transactions;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.rebuilding.Rebuild.Phase;
import dev.rollcall.projector.rebuilding.Rebuild.Swap;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/// Rebuilds one view beside the live one, step by step. Each step is one transaction that finds out
/// where the rebuild stands, so any pod can take any step, and none is lost or done twice when one
/// dies.
public final class Rebuilder<R, E extends Event> {

    /// What a step came to.
    public enum Step {
        /// A page of a part is filled; other parts may be filled beside.
        FILLED,
        /// There may be more to do at once.
        DONE,
        /// Nothing to do for this pod now.
        IDLE,
        /// Others hold what is needed; tried again.
        HELD
    }

    private static final Logger LOG = Logger.getLogger(Rebuilder.class);

    /// A paused pod frees what it holds; a dead one's statement ends.
    private static final String OPEN =
            """
            select set_config('idle_in_transaction_session_timeout', '10s', true),
                   set_config('client_connection_check_interval', '2s', true)
            """;

    private static final Set<Phase> CATCHES_UP =
            EnumSet.of(Phase.CATCHING_UP, Phase.WAITING, Phase.SWAPPING);

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Projection<R, E> projection;
    private final Place place;
    private final Transactions transactions;
    private final RebuildConfig config;
    private final Rebuilds rebuilds;
    private final Parts parts;
    private final Candidate<R, E> candidate;
    private final Comparison comparison;
    private final GoLive goLive;

    public Rebuilder(
            Projection<R, E> projection,
            Place place,
            Transactions transactions,
            RebuildConfig config) {
        this.projection = projection;
        this.place = place;
        this.transactions = transactions;
        this.config = config;
        this.rebuilds = new Rebuilds(projection, place);
        this.parts = new Parts(projection, place);
        this.candidate = new Candidate<>(projection, place);
        this.comparison = new Comparison(projection, place);
        this.goLive = new GoLive(projection);
    }

    public Optional<Rebuild> find() {
        return transactions.run(rebuilds::find);
    }

    /// Sees to it that this build's version goes live, if an older one or none is.
    void keepCurrent() {
        if (transactions.run(this::liveVersion) < projection.version()
                && find().filter(it -> it.version() >= projection.version()).isEmpty()) {
            begin(Swap.AUTO, "rollcall");
        }
    }

    private int liveVersion(Transaction transaction) {
        return Registration.liveVersion(transaction, projection);
    }

    /// Begins a rebuild, unless one of this version is under way. Returns the one that is.
    public Rebuild begin(Swap swap, String by) {
        return transactions.run(
                transaction -> {
                    liveVersion(transaction);
                    Registration.lock(transaction, projection);
                    var before = rebuilds.locked(transaction);
                    if (before.isEmpty() || isOver(before.get())) {
                        rebuilds.begin(transaction, swap, by);
                        LOG.infof(
                                "%s: version %d is rebuilt from the event store, asked for by %s.",
                                projection.name(), projection.version(), by);
                    }
                    return rebuilds.find(transaction).orElseThrow();
                });
    }

    private boolean isOver(Rebuild rebuild) {
        return rebuild.phase().isOver() || rebuild.version() < projection.version();
    }

    /// An operator has decided: the new tables go live whatever differs. False where none waits.
    public boolean swap() {
        return transactions.run(
                transaction -> {
                    boolean waits = is(rebuilds.locked(transaction), Phase.WAITING);
                    if (waits) {
                        rebuilds.enter(transaction, Phase.SWAPPING);
                    }
                    return waits;
                });
    }

    /// Leaves nothing but a note that there was one. False where none is under way, or it is live.
    public boolean abort(String by) {
        return transactions.run(
                transaction -> {
                    var rebuild = rebuilds.locked(transaction);
                    if (rebuild.isEmpty()
                            || rebuild.get().phase().isOver()
                            || rebuild.get().phase() == Phase.SETTLING) {
                        return false;
                    }
                    rebuilds.drop(transaction);
                    rebuilds.enter(transaction, Phase.ABORTED, by);
                    LOG.infof("%s: the rebuild was given up by %s.", projection.name(), by);
                    return true;
                });
    }

    /// Takes the next step, if there is one for this build.
    public Step step() {
        var found = find().filter(it -> it.version() == projection.version());
        if (found.isEmpty()) {
            return Step.IDLE;
        }
        var rebuild = found.get();
        if (rebuild.isVoid()) {
            return transactions.run(this::beginAgain);
        }
        return switch (rebuild.phase()) {
            case FILLING -> fill();
            case CATCHING_UP -> catchUp() == Step.IDLE ? compare() : Step.DONE;
            case WAITING -> catchUp();
            case SWAPPING -> catchUp() == Step.IDLE ? goLive() : Step.DONE;
            case SETTLING -> settle();
            case DONE, ABORTED -> Step.IDLE;
        };
    }

    private Step beginAgain(Transaction transaction) {
        var rebuild = rebuilds.locked(transaction).filter(Rebuild::isVoid);
        if (rebuild.isEmpty()) {
            return Step.IDLE;
        }
        LOG.warnf("%s: the event store was restored; its rebuild begins again.", projection.name());
        rebuilds.begin(transaction, rebuild.get().swap(), rebuild.get().requestedBy());
        return Step.DONE;
    }

    private static boolean is(Optional<Rebuild> rebuild, Phase phase) {
        return rebuild.filter(it -> it.phase() == phase).isPresent();
    }

    private Step fill() {
        var filling = new Filling();
        candidate.apply(transactions, filling);
        return filling.came ? Step.FILLED : transactions.run(config.patience(), this::endFilling);
    }

    /// One page of one part.
    private final class Filling implements Candidate.Source {

        private boolean came;
        private Parts.Part part;

        @Override
        public List<Envelope> take(Transaction transaction) {
            transaction.execute(OPEN, Tuple.tuple());
            came = false;
            if (!is(rebuilds.shared(transaction), Phase.FILLING)) {
                return List.of();
            }
            var claimed = parts.claim(transaction);
            came = claimed.isPresent();
            part = claimed.orElse(null);
            return came
                    ? new EventReader(transaction.client())
                            .streams(part.streams(), config.page())
                            .await()
                            .atMost(transaction.patience())
                    : List.of();
        }

        @Override
        public void taken(Transaction transaction, List<Envelope> events) {
            if (came) {
                var last = events.isEmpty() ? null : events.getLast();
                parts.move(
                        transaction,
                        part,
                        last == null ? part.streams().aggregateId() : last.aggregateId(),
                        last == null ? part.streams().sequence() : last.sequence(),
                        events.size(),
                        events.size() < config.page());
            }
        }
    }

    private Step endFilling(Transaction transaction) {
        var rebuild = rebuilds.claimed(transaction);
        if (!is(rebuild, Phase.FILLING) || !parts.areDone(transaction)) {
            return Step.IDLE;
        }
        LOG.infof("%s: filled with %d events.", projection.name(), rebuild.get().events());
        rebuilds.filled(transaction);
        return Step.DONE;
    }

    /// One aggregate that was freed meanwhile, or one page after the position. Idle when there is
    /// no more, or another pod is at it.
    private Step catchUp() {
        if (candidate.takeUp(transactions, transaction -> catchingUp(transaction).isPresent())) {
            return Step.DONE;
        }
        var page = new CatchUpPage();
        candidate.apply(transactions, page);
        return page.isFull ? Step.DONE : Step.IDLE;
    }

    private Optional<Rebuild> catchingUp(Transaction transaction) {
        transaction.execute(OPEN, Tuple.tuple());
        return rebuilds.claimed(transaction).filter(it -> CATCHES_UP.contains(it.phase()));
    }

    private final class CatchUpPage implements Candidate.Source {

        private boolean isFull;

        @Override
        public List<Envelope> take(Transaction transaction) {
            return catchingUp(transaction)
                    .map(it -> after(transaction, it.position()))
                    .orElse(List.of());
        }

        @Override
        public void taken(Transaction transaction, List<Envelope> events) {
            if (!events.isEmpty()) {
                rebuilds.reach(transaction, events.getLast().position());
            }
            isFull = events.size() == config.page();
        }
    }

    private List<Envelope> after(Transaction transaction, long position) {
        return new EventReader(transaction.client())
                .after(position, config.page())
                .await()
                .atMost(transaction.patience());
    }

    private Step compare() {
        return transactions.run(
                config.patience(),
                transaction -> {
                    transaction.execute(OPEN, Tuple.tuple());
                    var rebuild = rebuilds.claimed(transaction);
                    if (!is(rebuild, Phase.CATCHING_UP)) {
                        return Step.IDLE;
                    }
                    Long differences = null;
                    if (liveVersion(transaction) > 0) {
                        var found = comparison.compare(transaction, rebuild.get());
                        differences = found.differences();
                        rebuilds.compared(transaction, found);
                        LOG.infof(
                                "%s: %d rows differ from the live ones.",
                                projection.name(), differences);
                    }
                    boolean swaps = place == Place.NEXT && rebuild.get().swap().allows(differences);
                    rebuilds.enter(transaction, swaps ? Phase.SWAPPING : Phase.WAITING);
                    return swaps ? Step.DONE : Step.IDLE;
                });
    }

    private Step goLive() {
        try {
            return transactions.run(this::goLive);
        } catch (PgException failure) {
            if (LOCK_NOT_AVAILABLE.equals(failure.getSqlState())) {
                return Step.HELD;
            }
            throw failure;
        }
    }

    private Step goLive(Transaction transaction) {
        goLive.lock(transaction);
        var rebuild = rebuilds.locked(transaction);
        if (!is(rebuild, Phase.SWAPPING) || rebuild.get().isVoid()) {
            return Step.IDLE;
        }
        if (candidate.isToTakeUp(transaction)) {
            return Step.DONE;
        }
        long position = rebuild.get().position();
        var rest = after(transaction, position);
        candidate.apply(transaction, rest);
        if (!rest.isEmpty()) {
            position = rest.getLast().position();
            rebuilds.reach(transaction, position);
        }
        if (rest.size() == config.page()) {
            return Step.DONE;
        }
        goLive.swap(transaction, rebuild.get().epoch(), position);
        rebuilds.forget(transaction);
        rebuilds.enter(transaction, Phase.SETTLING);
        LOG.infof(
                "%s: version %d is live, rebuilt up to position %d.",
                projection.name(), projection.version(), position);
        return Step.DONE;
    }

    private Step settle() {
        return transactions.run(
                config.patience(),
                transaction -> {
                    transaction.execute(OPEN, Tuple.tuple());
                    if (!is(rebuilds.claimed(transaction), Phase.SETTLING)) {
                        return Step.IDLE;
                    }
                    References.settle(transaction);
                    rebuilds.enter(transaction, Phase.DONE);
                    return Step.IDLE;
                });
    }
}
