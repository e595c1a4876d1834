package dev.rollcall.projector.rebuilding;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.projector.applying.Candidate;
import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.rebuilding.Rebuild.Phase;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Fills the new tables stream by stream, from parts of the log that any number of pods read side
/// by side.
final class Filling<R, E extends Event> {

    private static final Logger LOG = Logger.getLogger(Filling.class);

    private final Site<R, E> site;
    private final Projection<R, E> projection;
    private final Rebuilds rebuilds;
    private final Parts parts;

    Filling(Site<R, E> site) {
        this.site = site;
        this.projection = site.projection();
        this.rebuilds = site.rebuilds();
        this.parts = new Parts(projection, site.place());
    }

    Step step() {
        var page = new Page();
        site.candidate().apply(site.transactions(), page);
        return page.part.isPresent()
                ? Step.FILLED
                : site.transactions().run(site.patience(), this::end);
    }

    private Step end(Transaction transaction) {
        var rebuild = rebuilds.claimed(transaction).filter(it -> it.phase() == Phase.FILLING);
        if (rebuild.isEmpty() || !parts.areDone(transaction)) {
            return Step.IDLE;
        }
        LOG.infof("%s: filled with %d events.", projection.name(), rebuild.get().events());
        rebuilds.filled(transaction);
        return Step.DONE;
    }

    /// One page of one part.
    private final class Page implements Candidate.Source {

        private Optional<Parts.Part> part = Optional.empty();

        @Override
        public List<Envelope> take(Transaction transaction, boolean again) {
            var before = part;
            part =
                    rebuilds.shared(transaction)
                            .filter(it -> it.phase() == Phase.FILLING)
                            .flatMap(
                                    _ ->
                                            again && before.isPresent()
                                                    ? parts.await(transaction, before.get())
                                                    : parts.claim(transaction));
            return part.map(it -> read(transaction, it)).orElse(List.of());
        }

        private List<Envelope> read(Transaction transaction, Parts.Part from) {
            return new EventReader(transaction.client())
                    .streams(from.streams(), site.page())
                    .await()
                    .atMost(transaction.patience());
        }

        @Override
        public void taken(Transaction transaction, List<Envelope> events) {
            part.ifPresent(it -> parts.move(transaction, it, events, events.size() < site.page()));
        }
    }
}
