package dev.rollcall.api.queries.teams;

import dev.rollcall.api.parameters.CursorKey;
import dev.rollcall.api.parameters.Parameters;
import dev.rollcall.api.queries.AtHand;
import dev.rollcall.api.queries.ById;
import dev.rollcall.api.queries.Difference;
import dev.rollcall.api.queries.Differences;
import dev.rollcall.api.queries.ListDifferences;
import dev.rollcall.api.queries.Lists;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/teams")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.READ)
@Tag(name = "teams")
class TeamsResource {
    private final ById<Team> byId;
    private final Lists lists;
    private final ListDifferences listDifferences;
    private final CursorKey cursorKey;

    TeamsResource(
            ViewReader reader,
            Differences differences,
            Lists lists,
            ListDifferences listDifferences,
            CursorKey cursorKey) {
        this.byId = new ById<>(TeamQueries.VIEW, reader, differences, cursorKey);
        this.lists = lists;
        this.listDifferences = listDifferences;
        this.cursorKey = cursorKey;
    }

    @GET
    @Operation(summary = "Teams by name")
    public Uni<RestResponse<Page<Team>>> page(
            @Context UriInfo uri, @Context Request request, @Context HttpHeaders headers) {
        var parameters = new Parameters(uri);
        var archived = parameters.flag("include_archived");
        var order = TeamQueries.order(parameters);
        var fields = parameters.fields(TeamQueries.VIEW.names());
        var paging = parameters.countedPaging(cursorKey);
        var reading = parameters.reading();
        parameters.check();
        return lists.answer(
                TeamQueries.list(archived, order, fields, reading),
                paging,
                reading,
                new AtHand(request, headers, parameters.representation()));
    }

    @GET
    @Path("diff")
    @Operation(summary = "Which teams differ between two moments")
    public Uni<RestResponse<Page<Difference>>> differences(@Context UriInfo uri) {
        var parameters = new Parameters(uri);
        var filter = parameters.flag("include_archived");
        var moments = parameters.times().moments();
        var fields = parameters.fields(TeamQueries.VIEW.names());
        var paging = parameters.paging(cursorKey);
        var now = parameters.readingNow();
        parameters.check();
        return listDifferences.between(
                moments, TeamQueries.compared(filter, fields, moments, now), paging, now);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One team")
    @APIResponseSchema(Team.class)
    public Uni<Response> one(
            @Context UriInfo uri, @Context Request request, @Context HttpHeaders headers) {
        return byId.one(uri, request, headers);
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
