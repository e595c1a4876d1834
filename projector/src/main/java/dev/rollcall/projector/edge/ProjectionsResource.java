package dev.rollcall.projector.edge;

import dev.rollcall.edge.access.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/projector/v1/projections")
@Tag(name = "Projections")
public class ProjectionsResource {

    private final ProjectionsView view;

    ProjectionsResource(ProjectionsView view) {
        this.view = view;
    }

    @GET
    @RolesAllowed(Scope.OPERATE)
    @RunOnVirtualThread
    @Operation(
            summary = "How far each view is",
            description =
                    "Position against the head of the log, lag, stuck aggregates, partitions.")
    public ProjectionList list() {
        return new ProjectionList(view.all());
    }
}
