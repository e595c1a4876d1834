package dev.rollcall.commands.outbound.webhook;

import dev.rollcall.commands.outbound.listing.Listing;
import dev.rollcall.edge.access.Scope;
import dev.rollcall.edge.problems.Fields;
import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.eventstore.read.Selection;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Tells a webhook again what happened in a while, also what happened before there was one.
@Path("/commands/v1/webhooks/{id}/replay")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.OPERATE)
@Tag(name = "webhooks")
class ReplayResource {

    private static final Duration LONGEST = Duration.ofDays(31);
    private static final int MOST = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ListeningWebhooks webhooks;
    private final WebhookDeliveries deliveries;
    private final EventReader reader;

    ReplayResource(ListeningWebhooks webhooks, WebhookDeliveries deliveries, EventReader reader) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.reader = reader;
    }

    @Schema(name = "WebhookReplay")
    @RegisterForReflection
    record Replay(
            @Schema(
                            description =
                                    "How many deliveries wait because of it; those that waited already are none.")
                    int deliveries) {}

    @POST
    @Operation(
            summary = "Tells a webhook again what happened in a while",
            description =
                    "What the log holds from one moment to another, both included, of the webhook's team and kinds: 31 days and 10,000 events at most. Each goes under the `webhook-id` that it had or would have had, with `replay: true`.")
    @APIResponse(responseCode = "400", description = "A parameter is not as it must be")
    @APIResponse(responseCode = "404", description = "No such webhook")
    @APIResponse(responseCode = "409", description = "The webhook is disabled")
    public Uni<Replay> replay(
            @PathParam("id") String id,
            @Parameter(required = true, example = "2026-11-23T00:00:00Z") @QueryParam("from")
                    String from,
            @Parameter(required = true, example = "2026-11-24T00:00:00Z") @QueryParam("to")
                    String to) {
        var fields = new Fields();
        var webhook = fields.uuid("id", id);
        var since = fields.instant("from", from);
        var until = fields.instant("to", to);
        if (since != null && until != null) {
            if (until.isBefore(since)) {
                fields.refuse("to", "must not be before from");
            } else if (Duration.between(since, until).compareTo(LONGEST) > 0) {
                fields.refuse("to", "must be within 31 days after from");
            }
        }
        fields.check();
        var events = Selection.all().since(since).until(until).ofTypes(Happening.TYPES);
        return webhooks.find(webhook)
                .chain(
                        known ->
                                reader.read(events)
                                        .select()
                                        .first(MOST + 1)
                                        .collect()
                                        .asList()
                                        .invoke(found -> refuseTooMany(found.size()))
                                        .chain(found -> deliveries.again(known, found)))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure(failure -> !(failure instanceof ProblemException))
                .transform(Listing::unavailable)
                .map(Replay::new);
    }

    private static void refuseTooMany(int found) {
        if (found > MOST) {
            throw new ProblemException(
                    Problem.invalid("One field is not as it must be.")
                            .with("to", "more than 10,000 events happened until then"));
        }
    }
}
