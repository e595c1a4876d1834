package dev.rollcall.api.queries.polls;

import dev.rollcall.api.parameters.CursorKey;
import dev.rollcall.api.parameters.Parameters;
import dev.rollcall.api.queries.AtHand;
import dev.rollcall.api.queries.ById;
import dev.rollcall.api.queries.Difference;
import dev.rollcall.api.queries.Differences;
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

@Path("/api/v1/polls")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.READ)
@Tag(name = "polls")
class PollsResource {
    private final ById<Poll> byId;
    private final Lists lists;
    private final CursorKey cursorKey;

    PollsResource(ViewReader reader, Differences differences, Lists lists, CursorKey cursorKey) {
        this.byId = new ById<>(PollQueries.VIEW, reader, differences, cursorKey);
        this.lists = lists;
        this.cursorKey = cursorKey;
    }

    @GET
    @Operation(summary = "Polls, newest first, and how each was answered")
    public Uni<RestResponse<Page<Poll>>> page(
            @Context UriInfo uri, @Context Request request, @Context HttpHeaders headers) {
        var parameters = new Parameters(uri);
        var filter =
                new Filter(
                        parameters.uuid("team_id"),
                        parameters.flag("include_archived"),
                        parameters.times().interval(),
                        parameters.decided("open"));
        var newestFirst = parameters.newestFirst();
        var fields = parameters.fields(PollQueries.VIEW.names());
        var paging = parameters.countedPaging(cursorKey);
        var reading = parameters.reading();
        parameters.check();
        return lists.answer(
                PollQueries.list(filter, newestFirst, fields, reading),
                paging,
                reading,
                new AtHand(request, headers, parameters.representation()));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One poll, who answered it and who is awaited")
    @APIResponseSchema(Poll.class)
    public Uni<Response> one(
            @Context UriInfo uri, @Context Request request, @Context HttpHeaders headers) {
        return byId.one(uri, request, headers);
    }

    @GET
    @Path("{id}/history")
    @Operation(summary = "What a poll was, and which event made it so")
    public Uni<RestResponse<Page<Version<Poll>>>> history(@Context UriInfo uri) {
        return byId.history(uri);
    }

    @GET
    @Path("{id}/diff")
    @Operation(summary = "How a poll differs between two moments")
    @APIResponseSchema(Difference.class)
    public Uni<Difference> diff(@Context UriInfo uri) {
        return byId.diff(uri);
    }
}
