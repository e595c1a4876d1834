package dev.rollcall.projector.following;

import dev.rollcall.projector.applying.Applier;
import dev.rollcall.projector.database.Transactions;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.Projections;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/// Takes up the aggregates that an older build set aside because of what it did not know. Older
/// and newer pods run side by side for a while, so it is looked for them again and again.
@ApplicationScoped
class TakingUp {

    private static final Logger LOG = Logger.getLogger(TakingUp.class);

    private record View(String name, Applier<?, ?> applier) {}

    private final List<View> views;

    TakingUp(Transactions transactions) {
        this.views = Projections.ALL.stream().map(each -> view(each, transactions)).toList();
    }

    private static View view(Projection<?, ?> projection, Transactions transactions) {
        return new View(projection.name(), new Applier<>(projection, transactions));
    }

    @Scheduled(
            every = "${rollcall.projector.following.take-up-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @RunOnVirtualThread
    void takeUp() {
        for (var view : views) {
            try {
                while (view.applier().takeUp()) {
                    LOG.infof("%s goes on with an aggregate that can be read now.", view.name());
                }
            } catch (RuntimeException failure) {
                LOG.warnf(
                        "%s could not go on with an aggregate that can be read now, next try later: %s",
                        view.name(), failure);
            }
        }
    }
}
