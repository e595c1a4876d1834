package dev.rollcall.commands.outbound.webhook;

import dev.rollcall.commands.webhook.Webhooks;
import dev.rollcall.commands.webhook.Webhooks.KnownWebhook;
import dev.rollcall.edge.access.Scope;
import dev.rollcall.edge.problems.Fields;
import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/// What a webhook was told or could not be told; one may be told again.
@Path(DeliveriesResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.OPERATE)
@Tag(name = "webhooks")
class DeliveriesResource {

    static final String PATH = "/commands/v1/webhooks/{id}/deliveries";

    private static final Logger LOG = Logger.getLogger(DeliveriesResource.class);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final Set<String> STATUSES =
            Set.of("waiting", "delivered", "given_up", "skipped");

    private static final String LIST =
            """
            select %s
            from commands.webhook_deliveries
            where webhook_id = $1
            and ($2::varchar is null or status = $2)
            and ($3::uuid is null or (created_at, id) < (
                select last.created_at, last.id
                from commands.webhook_deliveries last
                where last.id = $3))
            order by created_at desc, id desc
            limit $4
            """
                    .formatted(DeliveryState.COLUMNS);

    private static final String RETRY =
            """
            update commands.webhook_deliveries
            set status = 'waiting', attempts = 0, due_at = now(), answer_code = null, error = null,
                done_at = null, replayed = replayed or status <> 'waiting'
            where webhook_id = $1
            and id = $2
            returning %s
            """
                    .formatted(DeliveryState.COLUMNS);

    private final Pool pool;
    private final Webhooks webhooks;
    private final DeliveryRunner runner;

    DeliveriesResource(Pool pool, Webhooks webhooks, DeliveryRunner runner) {
        this.pool = pool;
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
        var after = fields.optional().uuid("cursor", cursor);
        int most = fields.limit("limit", limit, USUAL, MOST);
        fields.check();
        return pool.preparedQuery(LIST)
                .execute(Tuple.from(Arrays.asList(webhook, only, after, most + 1)))
                .map(rows -> page(rows, most))
                .onFailure()
                .transform(DeliveriesResource::unavailable);
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
        return listening(webhooks, webhook)
                .chain(
                        () ->
                                pool.preparedQuery(RETRY)
                                        .execute(Tuple.of(webhook, wanted))
                                        .onFailure()
                                        .transform(DeliveriesResource::unavailable))
                .map(DeliveriesResource::theOne)
                .invoke(runner::wake);
    }

    /// The webhook, unless it is told nothing.
    static Uni<KnownWebhook> listening(Webhooks webhooks, UUID id) {
        return webhooks.all()
                .onFailure()
                .transform(DeliveriesResource::unavailable)
                .map(
                        all ->
                                all.stream()
                                        .filter(each -> each.id().equals(id))
                                        .findFirst()
                                        .orElseThrow(
                                                () ->
                                                        new ProblemException(
                                                                Problem.of(
                                                                                404,
                                                                                "Unknown webhook",
                                                                                "There is no webhook with this id.")
                                                                        .with(
                                                                                "id",
                                                                                "names no webhook"))))
                .invoke(
                        found -> {
                            if (found.disabled().isPresent()) {
                                throw new ProblemException(
                                        Problem.of(
                                                        409,
                                                        "Disabled webhook",
                                                        "The webhook is disabled (%s); set it again first."
                                                                .formatted(found.disabled().get()))
                                                .with("id", "names a disabled webhook"));
                            }
                        });
    }

    private static DeliveryPage page(RowSet<Row> rows, int most) {
        var page = rows.stream().limit(most).map(DeliveryState::of).toList();
        return new DeliveryPage(page, rows.size() > most ? page.getLast().id().toString() : null);
    }

    private static DeliveryState theOne(RowSet<Row> rows) {
        return rows.stream()
                .findFirst()
                .map(DeliveryState::of)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        Problem.of(
                                                404,
                                                "Not found",
                                                "There is no such delivery; it may be forgotten.")));
    }

    private static String status(String text) {
        if (!STATUSES.contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    static ProblemException unavailable(Throwable failure) {
        LOG.warnf("What webhooks were told can't be read: %s.", failure);
        return ProblemException.unavailable("The database can't be read just now.", AGAIN);
    }
}
