package dev.rollcall.api.queries.streaks;

import dev.rollcall.api.parameters.CursorKey;
import dev.rollcall.api.parameters.Parameters;
import dev.rollcall.api.queries.AtHand;
import dev.rollcall.api.queries.Lists;
import dev.rollcall.api.queries.Page;
import dev.rollcall.api.queries.Whose;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/streaks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.READ)
@Tag(name = "streaks")
class StreaksResource {
    private final Lists lists;
    private final CursorKey cursorKey;

    StreaksResource(Lists lists, CursorKey cursorKey) {
        this.lists = lists;
        this.cursorKey = cursorKey;
    }

    @GET
    @Operation(summary = "How often in a row each member answered, the longest current run first")
    public Uni<RestResponse<Page<Streak>>> page(
            @Context UriInfo uri, @Context Request request, @Context HttpHeaders headers) {
        var parameters = new Parameters(uri);
        var whose = Whose.of(parameters);
        var paging = parameters.paging(cursorKey);
        var reading = parameters.reading();
        parameters.check();
        return lists.answer(
                StreakQueries.list(whose, paging, reading),
                paging,
                reading,
                new AtHand(request, headers, parameters.representation()));
    }
}
