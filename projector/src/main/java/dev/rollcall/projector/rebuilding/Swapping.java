package dev.rollcall.projector.rebuilding;

import dev.rollcall.events.Event;
import dev.rollcall.projector.applying.GoLive;
import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.rebuilding.Rebuild.Phase;
import io.vertx.pgclient.PgException;
import org.jboss.logging.Logger;

/// Lets the new tables go live in one short transaction, which takes in what is left of the log.
final class Swapping<R, E extends Event> {

    private static final Logger LOG = Logger.getLogger(Swapping.class);

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final int MENDED_AT_ONCE = 50;

    private final Site<R, E> site;
    private final Rebuilds rebuilds;
    private final GoLive goLive;

    Swapping(Site<R, E> site) {
        this.site = site;
        this.rebuilds = site.rebuilds();
        this.goLive = new GoLive(site.projection());
    }

    Step step() {
        try {
            return site.transactions().run(this::swap);
        } catch (PgException failure) {
            if (LOCK_NOT_AVAILABLE.equals(failure.getSqlState())) {
                return Step.HELD;
            }
            throw failure;
        }
    }

    private Step swap(Transaction transaction) {
        goLive.lock(transaction);
        var rebuild =
                rebuilds.locked(transaction)
                        .filter(it -> it.phase() == Phase.SWAPPING && !it.isVoid());
        if (rebuild.isPresent()
                && takesTheRest(transaction, rebuild.get())
                && isMended(transaction)) {
            swap(transaction, rebuilds.locked(transaction).orElseThrow());
        }
        return rebuild.isPresent() ? Step.DONE : Step.IDLE;
    }

    /// False where there may be more than a page.
    private boolean takesTheRest(Transaction transaction, Rebuild rebuild) {
        var rest = site.after(transaction, rebuild.position());
        site.candidate().apply(transaction, rest);
        if (!rest.isEmpty()) {
            rebuilds.reach(transaction, rest.getLast().position());
        }
        return rest.size() < site.page();
    }

    private boolean isMended(Transaction transaction) {
        for (int mended = 0; mended < MENDED_AT_ONCE; mended++) {
            if (!site.candidate().mend(transaction)) {
                return true;
            }
        }
        return false;
    }

    private void swap(Transaction transaction, Rebuild rebuild) {
        goLive.swap(transaction, rebuild.epoch(), rebuild.position());
        rebuilds.forget(transaction);
        rebuilds.enter(transaction, Phase.SETTLING);
        LOG.infof(
                "%s: version %d is live, rebuilt up to position %d.",
                rebuild.projection(), rebuild.version(), rebuild.position());
    }
}
