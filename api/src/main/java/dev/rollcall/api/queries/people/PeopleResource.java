package dev.rollcall.api.queries.people;

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

@Path("/api/v1/people")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.READ)
@Tag(name = "people")
class PeopleResource {
    private static final String ONE = "{slack_workspace}/{slack_user}";

    private final ById<Person> byId;
    private final Lists lists;
    private final CursorKey cursorKey;

    PeopleResource(ViewReader reader, Differences differences, Lists lists, CursorKey cursorKey) {
        this.byId =
                new ById<>(PersonQueries.VIEW, reader, differences, cursorKey, Parameters::person);
        this.lists = lists;
        this.cursorKey = cursorKey;
    }

    @GET
    @Operation(summary = "What people chose for themselves, by Slack user")
    public Uni<RestResponse<Page<Person>>> page(
            @Context UriInfo uri, @Context Request request, @Context HttpHeaders headers) {
        var parameters = new Parameters(uri);
        var workspace = parameters.text("slack_workspace");
        var user = parameters.slackUser();
        var fields = parameters.fields(PersonQueries.VIEW.names());
        var paging = parameters.countedPaging(cursorKey);
        var reading = parameters.reading();
        parameters.check();
        return lists.answer(
                PersonQueries.list(workspace, user, fields, reading),
                paging,
                reading,
                new AtHand(request, headers, parameters.representation()));
    }

    @GET
    @Path(ONE)
    @Operation(summary = "What one person chose for themselves")
    @APIResponseSchema(Person.class)
    public Uni<Response> one(
            @Context UriInfo uri, @Context Request request, @Context HttpHeaders headers) {
        return byId.one(uri, request, headers);
    }

    @GET
    @Path(ONE + "/history")
    @Operation(summary = "What a person had chosen, and which event made it so")
    public Uni<RestResponse<Page<Version<Person>>>> history(@Context UriInfo uri) {
        return byId.history(uri);
    }

    @GET
    @Path(ONE + "/diff")
    @Operation(summary = "How what a person chose differs between two moments")
    @APIResponseSchema(Difference.class)
    public Uni<Difference> diff(@Context UriInfo uri) {
        return byId.diff(uri);
    }
}
