package dev.rollcall.api.queries.statusupdates;

import dev.rollcall.api.export.Exports;
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
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/status-updates")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.READ)
@Tag(name = "status updates")
class StatusUpdatesResource {
    private final ById<StatusUpdate> byId;
    private final Lists lists;
    private final ListDifferences listDifferences;
    private final StatusUpdateExport export;
    private final Exports exports;
    private final CursorKey cursorKey;

    StatusUpdatesResource(
            ViewReader reader,
            Differences differences,
            Lists lists,
            ListDifferences listDifferences,
            StatusUpdateExport export,
            Exports exports,
            CursorKey cursorKey) {
        this.byId = new ById<>(StatusUpdateQueries.VIEW, reader, differences, cursorKey);
        this.lists = lists;
        this.listDifferences = listDifferences;
        this.export = export;
        this.exports = exports;
        this.cursorKey = cursorKey;
    }

    @GET
    @Operation(
            summary = "Status updates, newest first; or all of them",
            description =
                    """
                    With `Accept: application/x-ndjson` or `text/csv` the answer is all of the list, oldest first, without `order`, `limit`, `cursor` \
                    and `total`. An export that broke off goes on with `after_id`, the `update_id` of the last line that came whole. With `as_of` it is of \
                    that moment alone, or 504 while the views have not seen all of it.""")
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
                StatusUpdateQueries.list(filter, newestFirst, fields, reading),
                paging,
                reading,
                new AtHand(request, headers, parameters.representation()));
    }

    @GET
    @Produces(Exports.NDJSON + Exports.IF_ASKED_FOR)
    @Operation(hidden = true)
    public RestMulti<byte[]> ndjson(@Context UriInfo uri, @Context Request request) {
        var wanted = StatusUpdateExport.Wanted.of(new Parameters(uri));
        return exports.ndjson(request, () -> export.of(wanted));
    }

    @GET
    @Produces(Exports.CSV + Exports.IF_ASKED_FOR)
    @Operation(hidden = true)
    public RestMulti<byte[]> csv(@Context UriInfo uri, @Context Request request) {
        var wanted = StatusUpdateExport.Wanted.of(new Parameters(uri));
        var csv = StatusUpdateCsv.of(wanted.fields());
        return exports.csv(request, csv, () -> export.of(wanted));
    }

    @GET
    @Path("diff")
    @Operation(summary = "Which status updates differ between two moments")
    public Uni<RestResponse<Page<Difference>>> differences(@Context UriInfo uri) {
        var parameters = new Parameters(uri);
        var filter = Filter.ofWhoAndWhere(parameters);
        var moments = parameters.times().moments();
        var fields = parameters.fields(StatusUpdateQueries.VIEW.names());
        var paging = parameters.paging(cursorKey);
        var now = parameters.readingNow();
        parameters.check();
        return listDifferences.between(
                moments, StatusUpdateQueries.compared(filter, fields, moments, now), paging, now);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One status update")
    @APIResponseSchema(StatusUpdate.class)
    public Uni<Response> one(
            @Context UriInfo uri, @Context Request request, @Context HttpHeaders headers) {
        return byId.one(uri, request, headers);
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
