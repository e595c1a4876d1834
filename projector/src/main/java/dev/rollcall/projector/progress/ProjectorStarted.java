package dev.rollcall.projector.progress;

import dev.rollcall.projector.projections.Projections;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/// Started is a pod that has found out how far every view is.
@Startup
class ProjectorStarted implements HealthCheck {

    private final Progress progress;

    ProjectorStarted(Progress progress) {
        this.progress = progress;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Views are known")
                .status(
                        Projections.ALL.stream()
                                .allMatch(it -> progress.standing(it.name()).isPresent()))
                .build();
    }
}
