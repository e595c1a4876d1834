package dev.rollcall.commands.outbound.webhook;

import dev.rollcall.commands.outbound.listing.Part;
import dev.rollcall.edge.access.Scope;
import dev.rollcall.edge.problems.Fields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What a webhook was told or could not be told; one may be told again.
@Path(DeliveriesResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.OPERATE)
@Tag(name = "webhooks")
class DeliveriesResource {

    static final String PATH = "/commands/v1/webhooks/{id}/deliveries";

    private static final Set<String> STATUSES =
            Set.of("waiting", "delivered", "given_up", "skipped");

    private final DeliveryStates deliveries;
    private final ListeningWebhooks webhooks;
    private final DeliveryRunner runner;

    DeliveriesResource(
            DeliveryStates deliveries, ListeningWebhooks webhooks, DeliveryRunner runner) {
        this.deliveries = deliveries;
        this.webhooks = webhooks;
        this.runner = runner;
    }

    @Schema(name = "WebhookDeliveries")
    @RegisterForReflection
    record DeliveryPage(
            @Schema(description = "The youngest first.") List<DeliveryState> deliveries,
            @Schema(description = "Goes on after these; absent where there are no more.")
                    String cursor) {}

    @GET
    @Operation(
            summary = "What a webhook was told, and could not be told",
            description = "Of one that was removed, too, for as long as it is remembered.")
    @APIResponse(responseCode = "400", description = "A parameter is not as it must be")
    public Uni<DeliveryPage> list(
            @PathParam("id") String id,
            @Parameter(
                            description = "those alone that stand so",
                            example = "given_up",
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "waiting",
                                                "delivered",
                                                "given_up",
                                                "skipped"
                                            }))
                    @QueryParam("status")
                    String status,
            @Parameter(description = "what the page before ended with") @QueryParam("cursor")
                    String cursor,
            @Parameter(description = "1 to 200; 50 if absent") @QueryParam("limit") String limit) {
        var fields = new Fields();
        var webhook = fields.uuid("id", id);
        var only =
                fields.optional()
                        .parsed(
                                "status",
                                status,
                                DeliveriesResource::status,
                                "must be one of waiting, delivered, given_up, skipped");
        var part = Part.of(fields, cursor, limit);
        fields.check();
        return deliveries
                .list(webhook, only, part)
                .map(page -> new DeliveryPage(page.items(), page.cursor()));
    }

    @POST
    @Path("{delivery}/retry")
    @Operation(
            summary = "Tells a webhook something again",
            description = "Whatever became of it; of one that waits, at once.")
    @APIResponse(responseCode = "400", description = "That is no id")
    @APIResponse(responseCode = "404", description = "No such webhook or delivery")
    @APIResponse(responseCode = "409", description = "The webhook is disabled")
    public Uni<DeliveryState> retry(
            @PathParam("id") String id, @PathParam("delivery") String delivery) {
        var fields = new Fields();
        var webhook = fields.uuid("id", id);
        var wanted = fields.uuid("delivery", delivery);
        fields.check();
        return webhooks.find(webhook)
                .chain(() -> deliveries.retry(webhook, wanted))
                .invoke(runner::wake);
    }

    private static String status(String text) {
        if (!STATUSES.contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
