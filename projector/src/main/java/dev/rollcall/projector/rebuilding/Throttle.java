package dev.rollcall.projector.rebuilding;

import dev.rollcall.projector.following.Followers;
import dev.rollcall.projector.progress.Progress;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.Projections;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/// Rebuilds go slowly while a live view that gets on is behind. Never not at all: the view may be
/// behind for what the rebuild is to mend.
@ApplicationScoped
class Throttle {

    private final Progress progress;
    private final Followers followers;
    private final RebuildConfig config;
    private final Clock clock = Clock.systemUTC();

    Throttle(Progress progress, Followers followers, RebuildConfig config) {
        this.progress = progress;
        this.followers = followers;
        this.config = config;
    }

    void letLiveViewsGoFirst() throws InterruptedException {
        if (Projections.ALL.stream().anyMatch(this::isBehind)) {
            Thread.sleep(config.yieldFor());
        }
    }

    private boolean isBehind(Projection<?, ?> projection) {
        return !followers.troubles().containsKey(projection.name())
                && progress.standing(projection.name())
                        .filter(standing -> standing.liveVersion() == projection.version())
                        .filter(
                                standing ->
                                        standing.lag(clock.instant()).compareTo(config.yieldAbove())
                                                > 0)
                        .isPresent();
    }
}
