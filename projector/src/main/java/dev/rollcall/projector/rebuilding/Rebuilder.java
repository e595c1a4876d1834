package dev.rollcall.projector.rebuilding;

import dev.rollcall.events.Event;
import dev.rollcall.projector.applying.Place;
import dev.rollcall.projector.applying.Registration;
import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.database.Transactions;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.rebuilding.Rebuild.Phase;
import dev.rollcall.projector.rebuilding.Rebuild.Swap;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Rebuilds one view beside the live one, step by step. Each step is one transaction that finds out
/// where the rebuild stands, so any pod can take any step, and none is lost or done twice when one
/// dies.
public final class Rebuilder<R, E extends Event> {

    private static final Logger LOG = Logger.getLogger(Rebuilder.class);

    private final Projection<R, E> projection;
    private final Transactions transactions;
    private final Rebuilds rebuilds;
    private final Filling<R, E> filling;
    private final CatchingUp<R, E> catchingUp;
    private final Comparing<R, E> comparing;
    private final Swapping<R, E> swapping;
    private final Settling settling;

    /// @param page how many events are applied in one transaction
    /// @param patience how long a statement over a whole table may take
    public Rebuilder(
            Projection<R, E> projection,
            Place place,
            Transactions transactions,
            int page,
            Duration patience) {
        this(new Site<>(projection, place, transactions, List.of(), page, patience));
    }

    Rebuilder(Site<R, E> site) {
        this.projection = site.projection();
        this.transactions = site.transactions();
        this.rebuilds = site.rebuilds();
        this.filling = new Filling<>(site);
        this.catchingUp = new CatchingUp<>(site);
        this.comparing = new Comparing<>(site);
        this.swapping = new Swapping<>(site);
        this.settling = new Settling(site);
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
                    if (mayBegin(rebuilds.locked(transaction))) {
                        var log = rebuilds.look(transaction);
                        Registration.alone(transaction, projection);
                        begin(transaction, log, swap, by);
                    }
                    return rebuilds.find(transaction).orElseThrow();
                });
    }

    /// Another pod may have begun the first one of all meanwhile.
    private void begin(Transaction transaction, Rebuilds.Log log, Swap swap, String by) {
        if (mayBegin(rebuilds.locked(transaction))) {
            rebuilds.begin(transaction, log, swap, by);
            LOG.infof(
                    "%s: version %d is rebuilt from the event store, asked for by %s.",
                    projection.name(), projection.version(), by);
        }
    }

    private boolean mayBegin(Optional<Rebuild> before) {
        return before.isEmpty()
                || before.get().phase().isOver()
                || before.get().version() < projection.version();
    }

    /// An operator has decided: the new tables go live whatever differs. False where none waits.
    public boolean swap() {
        return transactions.run(
                transaction -> {
                    boolean waits =
                            rebuilds.locked(transaction)
                                    .filter(it -> it.phase() == Phase.WAITING)
                                    .isPresent();
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
                    boolean ends =
                            rebuilds.locked(transaction)
                                    .filter(it -> it.phase().canBeAborted())
                                    .isPresent();
                    if (ends) {
                        rebuilds.drop(transaction);
                        rebuilds.enter(transaction, Phase.ABORTED, by);
                        LOG.infof("%s: the rebuild was given up by %s.", projection.name(), by);
                    }
                    return ends;
                });
    }

    /// Takes the next step, if there is one for this build.
    public Step step() {
        return find().filter(it -> it.version() == projection.version())
                .map(this::step)
                .orElse(Step.IDLE);
    }

    private Step step(Rebuild rebuild) {
        if (rebuild.isVoid()) {
            return transactions.run(this::beginAgain);
        }
        return switch (rebuild.phase()) {
            case FILLING -> filling.step();
            case CATCHING_UP -> catchingUp.step() == Step.IDLE ? comparing.step() : Step.DONE;
            case WAITING -> catchingUp.step();
            case SWAPPING -> catchingUp.step() == Step.IDLE ? swapping.step() : Step.DONE;
            case SETTLING -> settling.step();
            case DONE, ABORTED -> Step.IDLE;
        };
    }

    private Step beginAgain(Transaction transaction) {
        var rebuild = rebuilds.locked(transaction).filter(Rebuild::isVoid);
        if (rebuild.isEmpty()) {
            return Step.IDLE;
        }
        LOG.warnf("%s: the event store was restored; its rebuild begins again.", projection.name());
        var log = rebuilds.look(transaction);
        rebuilds.begin(transaction, log, rebuild.get().swap(), rebuild.get().requestedBy());
        return Step.DONE;
    }
}
