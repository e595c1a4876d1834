package dev.rollcall.commands.outbound.webhook;

import dev.rollcall.commands.outbound.listing.Listing;
import dev.rollcall.commands.webhook.Webhooks;
import dev.rollcall.commands.webhook.Webhooks.KnownWebhook;
import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// The webhooks that can be told something again; of any other, why not.
@ApplicationScoped
class ListeningWebhooks {

    private final Webhooks webhooks;

    ListeningWebhooks(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    Uni<KnownWebhook> find(UUID id) {
        return webhooks.all()
                .onFailure()
                .transform(Listing::unavailable)
                .map(all -> find(id, all))
                .invoke(ListeningWebhooks::refuseDisabled);
    }

    private static KnownWebhook find(UUID id, List<KnownWebhook> all) {
        return all.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        Problem.of(
                                                        404,
                                                        "Unknown webhook",
                                                        "There is no webhook with this id.")
                                                .with("id", "names no webhook")));
    }

    private static void refuseDisabled(KnownWebhook webhook) {
        webhook.disabled()
                .ifPresent(
                        why -> {
                            throw new ProblemException(
                                    Problem.of(
                                                    409,
                                                    "Disabled webhook",
                                                    "The webhook is disabled (%s); set it again first."
                                                            .formatted(why))
                                            .with("id", "names a disabled webhook"));
                        });
    }
}
