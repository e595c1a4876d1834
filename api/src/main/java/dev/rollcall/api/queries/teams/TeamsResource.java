package dev.rollcall.api.queries.teams;

import dev.rollcall.api.parameters.Parameters;
import dev.rollcall.api.queries.ById;
import dev.rollcall.api.queries.Difference;
import dev.rollcall.api.queries.Differences;
import dev.rollcall.api.queries.Page;
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
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/teams")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.READ)
@Tag(name = "teams")
class TeamsResource {
    private final TeamQueries teams;
    private final ById<Team> byId;

    TeamsResource(TeamQueries teams, ViewReader reader, Differences differences) {
        this.teams = teams;
        this.byId = new ById<>(TeamQueries.VIEW, Team::sequence, reader, differences);
    }

    @GET
    @Operation(summary = "Teams by name")
    public Uni<RestResponse<Page<Team>>> page(@Context UriInfo uri) {
        var parameters = new Parameters(uri);
        var archived = parameters.flag("include_archived");
        var cursor = parameters.cursor(TeamQueries.LIST, Function.identity());
        var limit = parameters.limit();
        var reading = parameters.reading();
        parameters.check();
        return teams.page(archived, cursor, limit, reading).map(page -> page.answer(reading));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One team")
    @APIResponseSchema(Team.class)
    public Uni<Response> one(@Context UriInfo uri, @Context Request request) {
        return byId.one(uri, request);
    }

    @GET
    @Path("{id}/history")
    @Operation(summary = "What a team was, and which event made it so")
    public Uni<RestResponse<Page<Version<Team>>>> history(@Context UriInfo uri) {
        return byId.history(uri);
    }

    @GET
    @Path("{id}/diff")
    @Operation(summary = "How a team differs between two moments")
    @APIResponseSchema(Difference.class)
    public Uni<Difference> diff(@Context UriInfo uri) {
        return byId.diff(uri);
    }
}
