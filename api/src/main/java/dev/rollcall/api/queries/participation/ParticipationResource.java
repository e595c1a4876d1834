package dev.rollcall.api.queries.participation;

import dev.rollcall.api.export.Exports;
import dev.rollcall.api.export.Part;
import dev.rollcall.api.parameters.CursorKey;
import dev.rollcall.api.parameters.Parameters;
import dev.rollcall.api.queries.AtHand;
import dev.rollcall.api.queries.Lists;
import dev.rollcall.api.queries.Page;
import dev.rollcall.api.queries.Parts;
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
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/participation")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.READ)
@Tag(name = "participation")
class ParticipationResource {
    private final Lists lists;
    private final Parts parts;
    private final Exports exports;
    private final CursorKey cursorKey;

    ParticipationResource(Lists lists, Parts parts, Exports exports, CursorKey cursorKey) {
        this.lists = lists;
        this.parts = parts;
        this.exports = exports;
        this.cursorKey = cursorKey;
    }

    @GET
    @Operation(
            summary = "Who answered, by team and day, the newest first; or all of it",
            description =
                    """
                    With `Accept: application/x-ndjson` or `text/csv` the answer is all of the list, the oldest day first, without `limit` and `cursor`. An export \
                    that broke off goes on with `after_day` and `after_team_id`, the `day` and `team_id` of the last line that came whole. With `as_of` it is of \
                    that moment alone, or 504 while the views have not seen all of it.""")
    public Uni<RestResponse<Page<Participation>>> page(
            @Context UriInfo uri, @Context Request request, @Context HttpHeaders headers) {
        var parameters = new Parameters(uri);
        var filter = Filter.of(parameters);
        var paging = parameters.paging(cursorKey);
        var reading = parameters.reading();
        parameters.check();
        return lists.answer(
                ParticipationQueries.list(filter, true, paging, reading),
                paging,
                reading,
                new AtHand(request, headers, parameters.representation()));
    }

    @GET
    @Produces(Exports.NDJSON + Exports.IF_ASKED_FOR)
    @Operation(hidden = true)
    public RestMulti<byte[]> ndjson(@Context UriInfo uri, @Context Request request) {
        return exports.ndjson(request, all(uri));
    }

    @GET
    @Produces(Exports.CSV + Exports.IF_ASKED_FOR)
    @Operation(hidden = true)
    public RestMulti<byte[]> csv(@Context UriInfo uri, @Context Request request) {
        return exports.csv(request, Participation.CSV, all(uri));
    }

    private Supplier<Uni<Part<Participation>>> all(UriInfo uri) {
        var parameters = new Parameters(uri);
        var filter = Filter.of(parameters);
        var after = parameters.times().afterDayOfTeam();
        var reading = parameters.reading();
        parameters.check();
        return () ->
                parts.of(
                        paging -> ParticipationQueries.list(filter, false, paging, reading),
                        after,
                        reading);
    }
}
