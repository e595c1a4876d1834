package dev.rollcall.commands.edge.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.handling.Plan;
import dev.rollcall.commands.handling.WebhookPlans;
import dev.rollcall.commands.model.Rejection;
import dev.rollcall.commands.model.webhook.Webhook;
import dev.rollcall.commands.webhook.WebhookSecret;
import dev.rollcall.commands.webhook.WebhookSecrets;
import dev.rollcall.commands.webhook.Webhooks;
import dev.rollcall.commands.webhook.Webhooks.KnownWebhook;
import dev.rollcall.commands.webhook.WebhooksConfig;
import dev.rollcall.edge.access.Scope;
import dev.rollcall.edge.problems.Fields;
import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
import dev.rollcall.events.WebhookEvent.Kind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/// Commands about webhooks. What people say leaves the house by them, so they are the operators'.
@Path("/commands/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.OPERATE)
@Tag(name = "webhooks")
public class WebhooksResource {

    private static final Logger LOG = Logger.getLogger(WebhooksResource.class);
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final RestCommands commands;
    private final CommandHandler handler;
    private final WebhookSecrets secrets;
    private final Webhooks webhooks;
    private final WebhooksConfig config;

    WebhooksResource(
            RestCommands commands,
            CommandHandler handler,
            WebhookSecrets secrets,
            Webhooks webhooks,
            WebhooksConfig config) {
        this.commands = commands;
        this.handler = handler;
        this.secrets = secrets;
        this.webhooks = webhooks;
        this.config = config;
    }

    @Schema(name = "WebhookAnswer")
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WebhookAnswer(
            UUID id,
            @Schema(description = "the sequence that it stands at") long sequence,
            String token,
            @Schema(
                            description =
                                    "the one that was made for it, this once: no other answer shows it",
                            examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                    String secret) {

        static WebhookAnswer of(CommandAnswer answer, Optional<WebhookSecret> secret) {
            return new WebhookAnswer(
                    answer.id(),
                    answer.sequence(),
                    answer.token(),
                    secret.map(WebhookSecret::text).orElse(null));
        }
    }

    @Schema(name = "Webhook")
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WebhookState(
            UUID id,
            String url,
            @Schema(description = "absent of one for all teams") UUID teamId,
            List<String> kinds,
            @Schema(description = "why it is told nothing more, where it isn't") String disabled) {

        static WebhookState of(KnownWebhook known) {
            return of(known.id(), known.url(), known.team(), known.kinds(), known.disabled());
        }

        static WebhookState of(
                UUID id,
                String url,
                Optional<UUID> team,
                Collection<Kind> kinds,
                Optional<String> disabled) {
            return new WebhookState(
                    id,
                    url,
                    team.orElse(null),
                    kinds.stream().sorted().map(Webhooks::named).toList(),
                    disabled.orElse(null));
        }
    }

    @Schema(name = "Webhooks")
    @RegisterForReflection
    record WebhookList(List<WebhookState> webhooks) {}

    @GET
    @Operation(summary = "The webhooks that there are", description = "A moment behind commands.")
    public Uni<WebhookList> list() {
        return webhooks.all()
                .map(all -> new WebhookList(all.stream().map(WebhookState::of).toList()))
                .onFailure()
                .transform(WebhooksResource::unavailable);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One webhook, as it stands now")
    @APIResponse(responseCode = "404", description = "No such webhook")
    public Uni<WebhookState> get(@PathParam("id") String id) {
        var fields = new Fields();
        var webhook = fields.uuid("id", id);
        fields.check();
        return handler.look(Webhook.decider(), webhook)
                .onFailure()
                .transform(WebhooksResource::unavailable)
                .map(state -> state(webhook, state));
    }

    private static WebhookState state(UUID id, Webhook webhook) {
        return switch (webhook) {
            case Webhook.Active(var url, var team, var kinds, var disabled) ->
                    WebhookState.of(id, url, team, kinds, disabled);
            case Webhook.None() ->
                    throw new ProblemException(CommandProblems.of(Rejection.WEBHOOK_UNKNOWN));
        };
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Sets a webhook: where it is, and what it is told",
            description =
                    "The id is the caller's to choose. One that is new is told of what happens from now on, and the answer shows the secret that its messages are signed with. One that was disabled is told again.")
    public Uni<RestResponse<WebhookAnswer>> set(
            @PathParam("id") String id, WebhookInputs.WebhookBody body) {
        var fields = new Fields();
        var webhook = fields.uuid("id", id);
        var wanted = WebhookInputs.webhook(fields, body, config.allowPrivate());
        var secret = WebhookSecret.random();
        return commands.change(
                        fields,
                        body,
                        () -> withSecret(webhook, WebhookPlans.set(webhook, wanted.orElseThrow())))
                .map(RestResponse::getEntity)
                .chain(
                        done ->
                                secrets.give(webhook, secret, done.sequence())
                                        .onFailure()
                                        .transform(WebhooksResource::unavailable)
                                        .map(isNew -> answer(done, shown(isNew, secret))));
    }

    /// One that has a secret keeps it; any other needs a key to keep one with.
    private Plan withSecret(UUID webhook, Plan plan) {
        return work ->
                (secrets.canKeep() ? Uni.createFrom().item(true) : secrets.has(webhook))
                        .invoke(WebhooksResource::requireKey)
                        .chain(() -> plan.carryOut(work));
    }

    @PUT
    @Path("{id}/secret")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Gives a webhook another secret",
            description =
                    "Yours, or one that is made and shown in the answer. The one before signs too, for `rollcall.webhooks.secret-overlap`.")
    public Uni<RestResponse<WebhookAnswer>> replaceSecret(
            @PathParam("id") String id, WebhookInputs.SecretBody body) {
        var fields = new Fields();
        var webhook = fields.uuid("id", id);
        var given = WebhookInputs.secret(fields, body);
        var secret = given.orElseGet(WebhookSecret::random);
        return commands.change(
                        fields,
                        given.isPresent(),
                        () -> {
                            requireKey(secrets.canKeep());
                            return WebhookPlans.replaceSecret(webhook);
                        })
                .map(RestResponse::getEntity)
                .chain(
                        done ->
                                secrets.replace(webhook, secret, done.sequence())
                                        .onFailure()
                                        .transform(WebhooksResource::unavailable)
                                        .map(
                                                isNew ->
                                                        answer(
                                                                done,
                                                                shown(
                                                                        isNew && given.isEmpty(),
                                                                        secret))));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Removes a webhook; what it was not told yet is given up")
    public Uni<RestResponse<CommandAnswer>> remove(@PathParam("id") String id) {
        var fields = new Fields();
        var webhook = fields.uuid("id", id);
        return commands.change(fields, null, () -> WebhookPlans.remove(webhook))
                .call(
                        done ->
                                secrets.forget(webhook, done.getEntity().sequence())
                                        .onFailure()
                                        .transform(WebhooksResource::unavailable));
    }

    private static void requireKey(boolean there) {
        if (!there) {
            throw new ProblemException(
                    Problem.of(
                            409,
                            "No key for secrets",
                            "Secrets of webhooks are kept encrypted, and there is no key to do it with. Set rollcall.slack.token-keys.<name> and rollcall.slack.token-key, restart, and send it again."));
        }
    }

    private static Optional<WebhookSecret> shown(boolean shown, WebhookSecret secret) {
        return shown ? Optional.of(secret) : Optional.empty();
    }

    private static RestResponse<WebhookAnswer> answer(
            CommandAnswer done, Optional<WebhookSecret> secret) {
        return RestResponse.ok(WebhookAnswer.of(done, secret));
    }

    private static ProblemException unavailable(Throwable failure) {
        LOG.warnf("Webhooks can't be read or their secrets kept: %s.", failure);
        return ProblemException.unavailable(
                "The database does not answer just now. Send a command again, with the same Idempotency-Key.",
                AGAIN);
    }
}
