package dev.rollcall.projector.rebuilding;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.projector.applying.Candidate;
import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.rebuilding.Rebuild.Phase;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes into the new tables what came to the log since they were filled, in the order of
/// positions, and what operators did about dead letters meanwhile. By one pod at a time.
final class CatchingUp<R, E extends Event> {

    private static final Set<Phase> PHASES =
            EnumSet.of(Phase.CATCHING_UP, Phase.WAITING, Phase.SWAPPING);

    private final Site<R, E> site;

    CatchingUp(Site<R, E> site) {
        this.site = site;
    }

    /// Idle when there is no more, or another pod is at it.
    Step step() {
        return site.candidate()
                        .mend(site.transactions(), (it, again) -> claimed(it, again).isPresent())
                ? Step.DONE
                : page();
    }

    private Optional<Rebuild> claimed(Transaction transaction, boolean again) {
        var rebuild =
                again ? site.rebuilds().locked(transaction) : site.rebuilds().claimed(transaction);
        return rebuild.filter(it -> PHASES.contains(it.phase()));
    }

    private Step page() {
        var page = new Page();
        site.candidate().apply(site.transactions(), page);
        return page.isFull ? Step.DONE : Step.IDLE;
    }

    private final class Page implements Candidate.Source {

        private boolean isFull;

        @Override
        public List<Envelope> take(Transaction transaction, boolean again) {
            return claimed(transaction, again)
                    .map(it -> site.after(transaction, it.position()))
                    .orElse(List.of());
        }

        @Override
        public void taken(Transaction transaction, List<Envelope> events) {
            if (!events.isEmpty()) {
                site.rebuilds().reach(transaction, events.getLast().position());
            }
            isFull = events.size() == site.page();
        }
    }
}
