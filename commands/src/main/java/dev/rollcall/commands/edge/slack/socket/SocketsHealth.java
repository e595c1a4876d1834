package dev.rollcall.commands.edge.slack.socket;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// How the sockets get on, for people to read. Always up: a pod without them takes REST, and
/// another pod may have some.
@Readiness
class SocketsHealth implements HealthCheck {

    private final SlackSockets sockets;

    SocketsHealth(SlackSockets sockets) {
        this.sockets = sockets;
    }

    @Override
    public HealthCheckResponse call() {
        var response =
                HealthCheckResponse.named("Slack sockets")
                        .up()
                        .withData("open", sockets.open())
                        .withData("wanted", sockets.wanted());
        sockets.trouble().ifPresent(why -> response.withData("fails", why));
        return response.build();
    }
}
