package dev.rollcall.projector.edge;

import dev.rollcall.edge.access.Scope;
import dev.rollcall.edge.problems.Fields;
import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
import dev.rollcall.projector.deadletters.Action;
import dev.rollcall.projector.edge.DeadLetterList.Detail;
import dev.rollcall.projector.edge.DeadLetterQueries.Filter;
import dev.rollcall.projector.edge.Settling.Retried;
import dev.rollcall.projector.edge.Settling.Settled;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What could not be applied, and what to do about it.
@Path("/projector/v1/dead-letters")
@RolesAllowed(Scope.OPERATE)
@RunOnVirtualThread
@Tag(name = "Dead letters")
public class DeadLettersResource {

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_REASON = 1_000;

    /// Why it is done without.
    @Schema(name = "Discard")
    public record DiscardBody(@Schema(required = true) String reason) {}

    /// Which aggregates to retry: one, or those that are stuck for a cause.
    @Schema(name = "Retry", description = "either aggregate_id or cause")
    public record RetryBody(
            @Schema(required = true, examples = "teams") String projection,
            String aggregateId,
            @Schema(examples = "APPLY_FAILED") String cause,
            @Schema(description = "next_cursor of the answer before") String cursor) {}

    private final DeadLetterQueries letters;
    private final Settling settling;
    private final SecurityIdentity caller;

    DeadLettersResource(DeadLetterQueries letters, Settling settling, SecurityIdentity caller) {
        this.letters = letters;
        this.settling = settling;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "Dead letters, newest first",
            description = "state is open, resolved or discarded; cursor is a page's next_cursor.")
    public DeadLetterList list(
            @QueryParam("projection") String projection,
            @QueryParam("cause") String cause,
            @QueryParam("aggregate_id") String aggregateId,
            @QueryParam("state") String state,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") String limit) {
        var fields = new Fields();
        var optional = fields.optional();
        var filter =
                new Filter(
                        optional.text("projection", projection, LONGEST_ID),
                        Choices.cause(optional, cause),
                        optional.text("aggregate_id", aggregateId, LONGEST_ID),
                        Choices.state(optional, state),
                        optional.uuid("cursor", cursor));
        int most = fields.limit("limit", limit, 50, 200);
        fields.check();
        return letters.page(filter, most);
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "One dead letter",
            description = "With the event, the stack trace, and what was done about it.")
    public Detail one(@PathParam("id") String id) {
        return known(id);
    }

    @POST
    @Path("{id}/retry")
    @Operation(
            summary = "Frees the letter's aggregate and goes on with it from the store",
            description = "The outcome is goes_on, stuck_again, or stuck_later at another letter.")
    public Settled retry(@PathParam("id") String id) {
        return settling.settle(known(id).letter(), Action.retry(actor()));
    }

    @POST
    @Path("{id}/discard")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Leaves the letter's event out of its view, for good",
            description =
                    "The outcome is goes_on, stuck_later at another letter, or closed where nothing"
                            + " was stuck.")
    public Settled discard(@PathParam("id") String id, DiscardBody body) {
        var fields = new Fields();
        var reason = fields.text("reason", body.reason(), LONGEST_REASON);
        fields.check();
        return settling.settle(known(id).letter(), Action.discard(actor(), reason));
    }

    @POST
    @Path("retry")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Retries an aggregate, or what is stuck for a cause",
            description =
                    "At most a hundred aggregates; with next_cursor in the answer there are more.")
    public Retried retrySome(RetryBody body) {
        var fields = new Fields();
        var projection = Choices.projection(fields, body.projection());
        var aggregate = fields.optional().text("aggregate_id", body.aggregateId(), LONGEST_ID);
        var cause = Choices.cause(fields.optional(), body.cause());
        var cursor = fields.optional().uuid("cursor", body.cursor());
        if ((body.aggregateId() == null) == (body.cause() == null)) {
            fields.refuse("cause", "or aggregate_id must be given, and not both");
        }
        fields.check();
        return aggregate != null
                ? settling.retryAggregate(projection, aggregate, actor())
                : settling.retryCause(projection, cause, cursor, actor());
    }

    private Detail known(String id) {
        var fields = new Fields();
        UUID letter = fields.uuid("id", id);
        fields.check();
        return letters.one(letter)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        Problem.of(
                                                404,
                                                "Unknown dead letter",
                                                "There is no dead letter %s.".formatted(letter))));
    }

    private String actor() {
        return caller.getPrincipal().getName();
    }
}
