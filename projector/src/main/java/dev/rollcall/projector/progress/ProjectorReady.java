package dev.rollcall.projector.progress;

import dev.rollcall.projector.following.Followers;
import dev.rollcall.projector.projections.Projections;
import java.time.Clock;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready is a pod whose views get on and are not far behind. It says which is not, and why. A view
/// that is paused makes no pod unready: it is so in all of them, until somebody resumes it.
@Readiness
class ProjectorReady implements HealthCheck {

    private final Progress progress;
    private final Followers followers;
    private final ProgressConfig config;
    private final Clock clock = Clock.systemUTC();

    ProjectorReady(Progress progress, Followers followers, ProgressConfig config) {
        this.progress = progress;
        this.followers = followers;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("Projections get on").up();
        var troubles = followers.troubles();
        for (var projection : Projections.ALL) {
            var name = projection.name();
            var standing = progress.standing(name);
            var paused = standing.flatMap(Standing::paused);
            if (paused.isPresent()) {
                response.withData(name, "paused: " + paused.get().reason());
                continue;
            }
            var lag = standing.map(it -> it.lag(clock.instant()));
            response.withData(name, lag.map(it -> "lag " + it).orElse("not looked at yet"));
            if (lag.isEmpty() || lag.get().compareTo(config.readyWithin()) > 0) {
                response.down();
            }
            if (troubles.containsKey(name)) {
                response.down().withData(name + " fails", troubles.get(name).reason());
            }
        }
        return response.build();
    }
}
