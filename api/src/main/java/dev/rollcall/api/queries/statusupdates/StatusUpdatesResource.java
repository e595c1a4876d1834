package dev.rollcall.api.queries.statusupdates;

import dev.rollcall.api.parameters.Parameters;
import dev.rollcall.api.queries.Page;
import dev.rollcall.edge.access.Scope;
import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/status-updates")
@RolesAllowed(Scope.READ)
@Tag(name = "status updates")
class StatusUpdatesResource {
    private final StatusUpdateQueries updates;

    StatusUpdatesResource(StatusUpdateQueries updates) {
        this.updates = updates;
    }

    @GET
    @Operation(summary = "Status updates, newest first")
    public Uni<Page<StatusUpdate>> page(@Context UriInfo uri) {
        var parameters = new Parameters(uri);
        var filter =
                new Filter(
                        parameters.uuid("team_id"),
                        parameters.text("author"),
                        parameters.text("slack_workspace"),
                        parameters.slackUser(),
                        parameters.interval(),
                        parameters.cursor(StatusUpdateQueries.LIST, StatusUpdateQueries::place));
        var limit = parameters.limit();
        var after = parameters.after();
        parameters.check();
        return updates.page(filter, limit, after);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One status update")
    @APIResponseSchema(StatusUpdate.class)
    public Uni<Response> one(@Context UriInfo uri, @Context Request request) {
        var parameters = new Parameters(uri);
        var id = parameters.id();
        var after = parameters.after();
        parameters.check();
        return updates.one(id, after)
                .map(found -> found.orElseThrow(() -> unknown(id.toString())).answer(request));
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(
                Problem.of(
                        404,
                        "Unknown status update",
                        "There is no status update %s, or it was retracted.".formatted(id)));
    }
}
