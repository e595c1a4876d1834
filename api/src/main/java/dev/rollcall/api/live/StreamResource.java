package dev.rollcall.api.live;

import dev.rollcall.api.feed.ChangeBody;
import dev.rollcall.api.feed.FeedPosition;
import dev.rollcall.api.feed.Kind;
import dev.rollcall.api.parameters.CursorKey;
import dev.rollcall.api.parameters.Parameters;
import dev.rollcall.edge.access.Scope;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/stream")
@RolesAllowed(Scope.READ)
@Tag(name = "live")
class StreamResource {
    private static final String EXAMPLE =
            """
            id: 1-4711
            event: hello
            retry: 2874
            data: {"resumed":false}

            id: 1-4712
            event: status_update
            data: {"token":"…","event_type":"StatusUpdateSubmitted","sequence":1,"position":90210,"row":{…}}

            :
            id: 1-4712

            """;

    private static final String KINDS =
            "must be some of team, status_update, poll, blocker and person, separated by commas";

    /// What streams carried before there were more.
    private static final Set<Kind> USUAL = EnumSet.of(Kind.TEAM, Kind.STATUS_UPDATE);

    /// What the list of updates takes, too.
    private static final Set<String> FILTERS =
            Set.of("team_id", "author", "slack_workspace", "slack_user", "from", "zone");

    private final Streams streams;
    private final CursorKey cursorKey;

    StreamResource(Streams streams, CursorKey cursorKey) {
        this.streams = streams;
        this.cursorKey = cursorKey;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Changes as they become visible to queries",
            description =
                    """
                    `hello` comes first and says from where on, and whether that is where a Last-Event-ID left off; then \
                    `team`, `status_update`, `poll`, `blocker` and `person` with the row as a query gives it, in the order of their commits. \
                    `reset` means: what was read is void, read the views anew; changes go on from here. Comments are \
                    heartbeats. To resume without gap or double, send the last `id` as Last-Event-ID. With snapshot=true \
                    what there is comes before changes, and after a `reset`, between two `snapshot` events: rows without an \
                    event_type. Of two versions of a row the one of the higher sequence stands.""")
    @APIResponse(
            responseCode = "200",
            description = "Events, without end",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = ChangeBody.class),
                            examples = @ExampleObject(name = "events", value = EXAMPLE)))
    @NonBlocking
    public void stream(
            @Context UriInfo uri,
            @HeaderParam("Last-Event-ID") String lastEventId,
            @Context RoutingContext http,
            @Suspended AsyncResponse unused) {
        var parameters = new Parameters(uri);
        var filter =
                new StreamFilter(
                        parameters.some("kinds", Kind::named, USUAL, KINDS),
                        parameters.uuid("team_id"),
                        parameters.text("author"),
                        parameters.text("slack_workspace"),
                        parameters.slackUser(),
                        parameters.times().from());
        var place = parameters.lastEventId(lastEventId, FeedPosition::parse);
        int limit = parameters.count("limit", 1_000, 10_000);
        var snapshot = parameters.flag("snapshot") ? Optional.of(limit) : Optional.<Integer>empty();
        parameters.check();
        if (http.request().method().equals(HttpMethod.HEAD)) {
            http.response().putHeader(HttpHeaders.CONTENT_TYPE, MediaType.SERVER_SENT_EVENTS).end();
            return;
        }
        var list = uri.getPath().replaceFirst("stream$", "status-updates");
        var rest = parameters.search(cursorKey, list, FILTERS);
        streams.open(new Wanted(filter, place, snapshot, rest), http);
    }
}
