package dev.rollcall.api.queries.statusupdates;

import dev.rollcall.api.parameters.CursorKey;
import dev.rollcall.api.parameters.Parameters;
import dev.rollcall.api.parameters.Selected;
import dev.rollcall.api.queries.AtHand;
import dev.rollcall.api.queries.Difference;
import dev.rollcall.api.queries.Differences;
import dev.rollcall.api.queries.ListDifferences;
import dev.rollcall.api.queries.Lists;
import dev.rollcall.api.queries.Page;
import dev.rollcall.api.queries.Version;
import dev.rollcall.api.queries.Versioned;
import dev.rollcall.edge.access.Scope;
import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
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

@Path("/api/v1/status-updates")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.READ)
@Tag(name = "status updates")
class StatusUpdatesResource {
    private final StatusUpdateQueries updates;
    private final Differences differences;
    private final ListDifferences listDifferences;
    private final Lists lists;
    private final CursorKey cursorKey;

    StatusUpdatesResource(
            StatusUpdateQueries updates,
            Differences differences,
            ListDifferences listDifferences,
            Lists lists,
            CursorKey cursorKey) {
        this.updates = updates;
        this.differences = differences;
        this.listDifferences = listDifferences;
        this.lists = lists;
        this.cursorKey = cursorKey;
    }

    @GET
    @Operation(summary = "Status updates, newest first")
    public Uni<RestResponse<Page<StatusUpdate>>> page(
            @Context UriInfo uri, @Context Request request, @Context HttpHeaders headers) {
        var parameters = new Parameters(uri);
        var filter = Filter.of(parameters);
        var newestFirst = parameters.newestFirst();
        var fields = parameters.fields(StatusUpdateQueries.LISTED);
        var paging = parameters.countedPaging(cursorKey);
        var reading = parameters.reading();
        parameters.check();
        return lists.answer(
                updates.list(filter, newestFirst, fields, reading),
                paging,
                reading,
                new AtHand(request, headers, parameters.representation()));
    }

    @GET
    @Path("diff")
    @Operation(summary = "Which status updates differ between two moments")
    public Uni<RestResponse<Page<Difference>>> differences(@Context UriInfo uri) {
        var parameters = new Parameters(uri);
        var filter = Filter.ofWhoAndWhere(parameters);
        var moments = parameters.moments();
        var fields = parameters.fields(StatusUpdateQueries.FIELDS);
        var paging = parameters.paging(cursorKey);
        var now = parameters.readingNow();
        parameters.check();
        return listDifferences.between(
                moments, updates.compared(filter, fields, moments, now), paging, now);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One status update")
    @APIResponseSchema(StatusUpdate.class)
    public Uni<Response> one(
            @Context UriInfo uri, @Context Request request, @Context HttpHeaders headers) {
        var parameters = new Parameters(uri);
        var id = parameters.id();
        var fields = parameters.fields(StatusUpdateQueries.FIELDS);
        var reading = parameters.reading();
        parameters.check();
        return Versioned.answer(
                new AtHand(request, headers, fields.tag()),
                () -> updates.one("status_update_version", id, Selected.NONE, reading),
                () -> updates.one("status_update", id, fields, reading),
                () -> unknown(id.toString()));
    }

    @GET
    @Path("{id}/history")
    @Operation(summary = "What a status update was, and which event made it so")
    public Uni<RestResponse<Page<Version<StatusUpdate>>>> history(@Context UriInfo uri) {
        var parameters = new Parameters(uri);
        var id = parameters.id();
        var paging = parameters.paging(cursorKey);
        var reading = parameters.readingNow();
        parameters.check();
        return updates.history(id, paging, reading)
                .map(
                        page -> {
                            if (page.items().isEmpty() && paging.number() == 0) {
                                throw unknown(id.toString());
                            }
                            return page.answer(reading);
                        });
    }

    @GET
    @Path("{id}/diff")
    @Operation(summary = "How a status update differs between two moments")
    @APIResponseSchema(Difference.class)
    public Uni<Difference> diff(@Context UriInfo uri) {
        var parameters = new Parameters(uri);
        var id = parameters.id();
        var from = parameters.neededAsOf("from");
        var to = parameters.asOf("to");
        var reading = parameters.readingNow();
        parameters.check();
        return differences
                .between(from, to, reading, moment -> updates.one(id, moment))
                .map(found -> found.orElseThrow(() -> unknown(id.toString())));
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(
                Problem.of(
                        404,
                        "Unknown status update",
                        "There is no status update %s, or it was retracted.".formatted(id)));
    }
}
