package dev.rollcall.api.audit;

import dev.rollcall.api.export.Exports;
import dev.rollcall.api.export.Part;
import dev.rollcall.api.parameters.CursorKey;
import dev.rollcall.api.parameters.Parameters;
import dev.rollcall.api.queries.Page;
import dev.rollcall.edge.access.Scope;
import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
import dev.rollcall.eventstore.read.StoredEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

@Path(EventsResource.PATH)
@RolesAllowed(Scope.READ)
@Tag(name = "audit")
class EventsResource {
    static final String PATH = "/api/v1/events";

    /// Not for ever, since a restore may take events back; and not for who signs in next.
    private static final String KEPT = "private, max-age=86400";

    private final AuditLog log;
    private final Exports exports;
    private final CursorKey cursorKey;

    EventsResource(AuditLog log, Exports exports, CursorKey cursorKey) {
        this.log = log;
        this.cursorKey = cursorKey;
        this.exports = exports;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The audit log: what happened, newest first; or an export of it",
            description =
                    """
                    A page looks at no more than about 260,000 events, however rare what it looks for is: it may have fewer items than the limit, \
                    or none, and a `next_cursor` to go on with. Narrow a search by time, or by `aggregate_id`, which has an index. With \
                    `Accept: application/x-ndjson` or `text/csv` the answer is all of it, oldest first, up to the log's end when it began, without \
                    `order`, `limit` and `cursor`. An export that broke off goes on with `after_position`, the last position that came.""")
    public Uni<Page<AuditedEvent>> page(@Context UriInfo uri) {
        var parameters = new Parameters(uri);
        var paging = parameters.paging(cursorKey);
        var selection = Listing.from(Listing.filters(parameters), parameters.newestFirst(), paging);
        parameters.check();
        return log.slice(selection, paging.limit())
                .map(slice -> Listing.page(slice, paging.search()));
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
        return exports.csv(request, AuditedEvent.CSV, all(uri));
    }

    private Supplier<Uni<Part<AuditedEvent>>> all(UriInfo uri) {
        var parameters = new Parameters(uri);
        var selection = Listing.filters(parameters);
        parameters.check();
        return () -> log.part(selection);
    }

    @GET
    @Path("density")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "How much happened when",
            description = "Cheap in a log of any size: counts are differences of positions.")
    public Uni<Density> density(@Context UriInfo uri) {
        var parameters = new Parameters(uri);
        var interval = parameters.times().interval();
        var buckets = parameters.count("buckets", 200, 400);
        parameters.check();
        return log.density(interval, buckets);
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "One event")
    @APIResponseSchema(AuditedEvent.class)
    public Uni<Response> one(@Context UriInfo uri, @Context Request request) {
        var parameters = new Parameters(uri);
        var id = parameters.id();
        parameters.check();
        return log.one(id).map(found -> answer(found.orElseThrow(() -> unknown(id)), request));
    }

    @GET
    @Path("{id}/causation")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Why an event came to be, and what it caused")
    public Uni<Causation> causation(@Context UriInfo uri) {
        var parameters = new Parameters(uri);
        var id = parameters.id();
        parameters.check();
        return log.causation(id).map(found -> found.orElseThrow(() -> unknown(id)));
    }

    private static Response answer(StoredEvent stored, Request request) {
        var event = AuditedEvent.of(stored);
        var tag = new EntityTag(event.epoch() + "." + event.position());
        var unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(event) : unchanged)
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, KEPT)
                .header(HttpHeaders.VARY, "Authorization, Cookie")
                .build();
    }

    private static ProblemException unknown(UUID id) {
        return new ProblemException(
                Problem.of(404, "Unknown event", "There is no event %s.".formatted(id)));
    }
}
