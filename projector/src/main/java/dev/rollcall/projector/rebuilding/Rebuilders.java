package dev.rollcall.projector.rebuilding;

import dev.rollcall.projector.applying.Place;
import dev.rollcall.projector.database.Transactions;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.Projections;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The part that this pod takes in rebuilds: one worker for each view.
@ApplicationScoped
public class Rebuilders {

    private final Map<String, Rebuilder<?, ?>> rebuilders = new LinkedHashMap<>();
    private final Map<String, RebuildWorker> workers = new LinkedHashMap<>();

    Rebuilders(Transactions transactions, Throttle throttle, RebuildConfig config) {
        for (Projection<?, ?> projection : Projections.ALL) {
            var rebuilder =
                    new Rebuilder<>(
                            projection, Place.NEXT, transactions, config.page(), config.patience());
            rebuilders.put(projection.name(), rebuilder);
            workers.put(
                    projection.name(),
                    new RebuildWorker(projection.name(), rebuilder, throttle, config));
        }
    }

    void start(@Observes StartupEvent event) {
        workers.values().forEach(RebuildWorker::start);
    }

    /// A page in the works is finished; the rest is for whoever comes next.
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        for (var worker : workers.values()) {
            worker.stop();
        }
    }

    /// Empty for a view that there is not.
    public Optional<Rebuilder<?, ?>> of(String projection) {
        return Optional.ofNullable(rebuilders.get(projection));
    }
}
