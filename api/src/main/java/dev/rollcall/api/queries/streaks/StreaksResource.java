package dev.rollcall.api.queries.streaks;

import dev.rollcall.api.parameters.Parameters;
import dev.rollcall.api.queries.MemberKey;
import dev.rollcall.api.queries.Page;
import dev.rollcall.api.queries.Whose;
import dev.rollcall.edge.access.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/streaks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.READ)
@Tag(name = "streaks")
class StreaksResource {
    private final StreakQueries streaks;

    StreaksResource(StreakQueries streaks) {
        this.streaks = streaks;
    }

    @GET
    @Operation(summary = "How often in a row each member answered, the longest current run first")
    public Uni<RestResponse<Page<Streak>>> page(@Context UriInfo uri) {
        var parameters = new Parameters(uri);
        var whose = Whose.of(parameters);
        var after = parameters.cursor(StreakQueries.LIST, MemberKey::of);
        var limit = parameters.limit();
        var reading = parameters.reading();
        parameters.check();
        return streaks.page(whose, after, limit, reading).map(page -> page.answer(reading));
    }
}
