package dev.rollcall.projector.following;

import dev.rollcall.projector.applying.StuckAggregates;
import dev.rollcall.projector.projections.Projections;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Takes up the aggregates that an older build set aside because of what it did not know. Older
/// and newer pods run side by side for a while, so it is looked for them again and again.
@ApplicationScoped
class TakingUp {

    private static final Logger LOG = Logger.getLogger(TakingUp.class);

    private final StuckAggregates stuck;

    TakingUp(StuckAggregates stuck) {
        this.stuck = stuck;
    }

    @Scheduled(
            every = "${rollcall.projector.following.take-up-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @RunOnVirtualThread
    void takeUp() {
        for (var view : Projections.ALL) {
            try {
                while (stuck.takeUp(view.name())) {
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
