package dev.rollcall.commands.outbound.webhook;

import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.handling.Request;
import dev.rollcall.commands.handling.RequestHash;
import dev.rollcall.commands.handling.WebhookPlans;
import dev.rollcall.events.Metadata;
import dev.rollcall.events.NamedIds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Disables a webhook whose receiver says that it is gone. The command's id follows from the
/// attempt, so a repeat disables nothing that was set again since.
@ApplicationScoped
class WebhookEnds {

    private static final String BOT = "rollcall";

    private final CommandHandler handler;

    WebhookEnds(CommandHandler handler) {
        this.handler = handler;
    }

    Uni<Void> disable(Delivery delivery, String reason) {
        var identity =
                new String[] {
                    "webhook-gone", delivery.id().toString(), Integer.toString(delivery.number())
                };
        var commandId = NamedIds.command(identity);
        var metadata =
                new Metadata(
                        BOT,
                        "webhook",
                        null,
                        null,
                        commandId.toString(),
                        delivery.eventId().toString(),
                        commandId.toString(),
                        RequestHash.of(identity),
                        null,
                        null,
                        null);
        return handler.handle(
                        Request.of(commandId, metadata),
                        WebhookPlans.disable(delivery.webhook(), reason))
                .replaceWithVoid();
    }
}
