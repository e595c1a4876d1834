package dev.rollcall.api.queries.statusupdates;

import dev.rollcall.api.parameters.Parameters;
import dev.rollcall.api.queries.ById;
import dev.rollcall.api.queries.Difference;
import dev.rollcall.api.queries.Differences;
import dev.rollcall.api.queries.Page;
import dev.rollcall.api.queries.Place;
import dev.rollcall.api.queries.Version;
import dev.rollcall.api.queries.ViewReader;
import dev.rollcall.edge.access.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/status-updates")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.READ)
@Tag(name = "status updates")
class StatusUpdatesResource {
    private final StatusUpdateQueries updates;
    private final ById<StatusUpdate> byId;

    StatusUpdatesResource(StatusUpdateQueries updates, ViewReader reader, Differences differences) {
        this.updates = updates;
        this.byId =
                new ById<>(StatusUpdateQueries.VIEW, StatusUpdate::sequence, reader, differences);
    }

    @GET
    @Operation(summary = "Status updates, newest first")
    public Uni<RestResponse<Page<StatusUpdate>>> page(@Context UriInfo uri) {
        var parameters = new Parameters(uri);
        var filter =
                new Filter(
                        parameters.uuid("team_id"),
                        parameters.text("author"),
                        parameters.text("slack_workspace"),
                        parameters.slackUser(),
                        parameters.interval(),
                        parameters.cursor(StatusUpdateQueries.LIST, Place::of));
        var limit = parameters.limit();
        var reading = parameters.reading();
        parameters.check();
        return updates.page(filter, limit, reading).map(page -> page.answer(reading));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One status update")
    @APIResponseSchema(StatusUpdate.class)
    public Uni<Response> one(@Context UriInfo uri, @Context Request request) {
        return byId.one(uri, request);
    }

    @GET
    @Path("{id}/history")
    @Operation(summary = "What a status update was, and which event made it so")
    public Uni<RestResponse<Page<Version<StatusUpdate>>>> history(@Context UriInfo uri) {
        return byId.history(uri);
    }

    @GET
    @Path("{id}/diff")
    @Operation(summary = "How a status update differs between two moments")
    @APIResponseSchema(Difference.class)
    public Uni<Difference> diff(@Context UriInfo uri) {
        return byId.diff(uri);
    }
}
