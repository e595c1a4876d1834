package dev.rollcall.api.flow;

import dev.rollcall.api.parameters.Parameters;
import dev.rollcall.edge.access.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/flow")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.OPERATE)
@Tag(name = "flow")
class FlowResource {
    private final FlowQueries flow;

    FlowResource(FlowQueries flow) {
        this.flow = flow;
    }

    @GET
    @Operation(
            summary = "What flows from the log to streams",
            description =
                    "Rates, and the time from response to visible. For operators; cheap enough to be asked every few seconds.")
    public Uni<Flow> now(@Context UriInfo uri) {
        new Parameters(uri).check();
        return flow.now();
    }
}
