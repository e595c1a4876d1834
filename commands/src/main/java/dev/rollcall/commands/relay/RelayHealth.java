package dev.rollcall.commands.relay;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// How the relay gets on, for people to read. Always up: a pod that can't publish takes commands.
@Readiness
class RelayHealth implements HealthCheck {

    private final RelayMetrics metrics;

    RelayHealth(RelayMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public HealthCheckResponse call() {
        var backlog = metrics.backlog();
        var response =
                HealthCheckResponse.named("Relay")
                        .up()
                        .withData("leader", metrics.isLeader())
                        .withData("backlog_events", backlog.events())
                        .withData("backlog_age_seconds", Math.round(backlog.seconds()));
        metrics.trouble().ifPresent(why -> response.withData("fails", why));
        return response.build();
    }
}
