package dev.rollcall.commands.model.webhook;

import dev.rollcall.events.WebhookEvent.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What can be asked of a webhook.
public sealed interface WebhookCommand {

    /// Sets all that it has but its secret; one that is disabled is told again.
    ///
    /// @param team empty for all teams
    record SetWebhook(String url, Optional<UUID> team, Set<Kind> kinds) implements WebhookCommand {
        public SetWebhook {
            kinds = Set.copyOf(kinds);
        }
    }

    /// Notes that it has another secret, which is kept elsewhere.
    record ReplaceSecret() implements WebhookCommand {}

    record DisableWebhook(String reason) implements WebhookCommand {}

    record RemoveWebhook() implements WebhookCommand {}
}
