package dev.rollcall.commands.flow;

import dev.rollcall.edge.access.Scope;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What comes in, as the pod's metrics have it: who asks twice has a rate.
@Path("/commands/v1/flow")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.OPERATE)
@Tag(name = "Flow")
class FlowResource {

    private final UUID pod = UUID.randomUUID();
    private final MeterRegistry registry;

    FlowResource(MeterRegistry registry) {
        this.registry = registry;
    }

    @GET
    @Operation(
            summary = "How much has come in",
            description = "Counted by the pod that answers, since it began.")
    public Uni<Flow> flow() {
        return Uni.createFrom().item(() -> new Flow(pod, slackRequests(), commands()));
    }

    private long slackRequests() {
        return (long)
                registry.find("rollcall_slack_requests").counters().stream()
                        .mapToDouble(Counter::count)
                        .sum();
    }

    private long commands() {
        return registry.find("rollcall_command_seconds").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }
}
