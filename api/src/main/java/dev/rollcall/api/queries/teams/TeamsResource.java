package dev.rollcall.api.queries.teams;

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
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/teams")
@RolesAllowed(Scope.READ)
@Tag(name = "teams")
class TeamsResource {
    private final TeamQueries teams;

    TeamsResource(TeamQueries teams) {
        this.teams = teams;
    }

    @GET
    @Operation(summary = "Teams by name")
    public Uni<Page<Team>> page(@Context UriInfo uri) {
        var parameters = new Parameters(uri);
        var archived = parameters.flag("include_archived");
        var cursor = parameters.cursor(TeamQueries.LIST, Function.identity());
        var limit = parameters.limit();
        var after = parameters.after();
        parameters.check();
        return teams.page(archived, cursor, limit, after);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One team")
    @APIResponseSchema(Team.class)
    public Uni<Response> one(@Context UriInfo uri, @Context Request request) {
        var parameters = new Parameters(uri);
        var id = parameters.id();
        var after = parameters.after();
        parameters.check();
        return teams.one(id, after)
                .map(found -> found.orElseThrow(() -> unknown(id.toString())).answer(request));
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(
                Problem.of(404, "Unknown team", "There is no team %s.".formatted(id)));
    }
}
