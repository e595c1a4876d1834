package dev.rollcall.projector.rebuilding;

import dev.rollcall.events.Event;
import dev.rollcall.projector.applying.Place;
import dev.rollcall.projector.applying.Registration;
import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.rebuilding.Rebuild.Phase;
import org.jboss.logging.Logger;

/// Compares the new rows with the live ones, once they are level, and lets them go live or wait.
final class Comparing<R, E extends Event> {

    private static final Logger LOG = Logger.getLogger(Comparing.class);

    private final Site<R, E> site;
    private final Comparison comparison;

    Comparing(Site<R, E> site) {
        this.site = site;
        this.comparison = new Comparison(site);
    }

    Step step() {
        return site.transactions().run(site.patience(), this::compare);
    }

    private Step compare(Transaction transaction) {
        var rebuild =
                site.rebuilds().claimed(transaction).filter(it -> it.phase() == Phase.CATCHING_UP);
        if (rebuild.isEmpty()) {
            return Step.IDLE;
        }
        var differences = differences(transaction, rebuild.get());
        boolean swaps = site.place() == Place.NEXT && rebuild.get().swap().allows(differences);
        site.rebuilds().enter(transaction, swaps ? Phase.SWAPPING : Phase.WAITING);
        return swaps ? Step.DONE : Step.IDLE;
    }

    /// Null where nothing is live.
    private Long differences(Transaction transaction, Rebuild rebuild) {
        if (Registration.liveVersion(transaction, site.projection()) == 0) {
            return null;
        }
        var found = comparison.compare(transaction, rebuild);
        site.rebuilds().compared(transaction, found);
        LOG.infof(
                "%s: %d rows differ from the live ones.",
                site.projection().name(), found.differences());
        return found.differences();
    }
}
