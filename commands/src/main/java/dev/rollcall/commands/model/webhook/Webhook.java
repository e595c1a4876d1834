package dev.rollcall.commands.model.webhook;

import static dev.rollcall.commands.model.Decision.accept;
import static dev.rollcall.commands.model.Decision.reject;
import static dev.rollcall.commands.model.Rejection.WEBHOOK_UNKNOWN;

import dev.rollcall.commands.model.Decider;
import dev.rollcall.commands.model.Decision;
import dev.rollcall.commands.model.webhook.WebhookCommand.DisableWebhook;
import dev.rollcall.commands.model.webhook.WebhookCommand.RemoveWebhook;
import dev.rollcall.commands.model.webhook.WebhookCommand.ReplaceSecret;
import dev.rollcall.commands.model.webhook.WebhookCommand.SetWebhook;
import dev.rollcall.events.WebhookEvent;
import dev.rollcall.events.WebhookEvent.Kind;
import dev.rollcall.events.WebhookEvent.WebhookDisabled;
import dev.rollcall.events.WebhookEvent.WebhookRemoved;
import dev.rollcall.events.WebhookEvent.WebhookSecretReplaced;
import dev.rollcall.events.WebhookEvent.WebhookSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Whom Rollcall tells elsewhere of what happens in a team, or in all of them. One that was removed
/// may be set again.
public sealed interface Webhook {

    static Decider<Webhook, WebhookCommand, WebhookEvent> decider() {
        return new Decider<>(
                new None(),
                List.of(None.class, Active.class),
                1,
                WebhookEvent.class,
                Webhook::decide,
                Webhook::evolve);
    }

    record None() implements Webhook {}

    /// There is one.
    ///
    /// @param team empty for all teams
    /// @param disabled why it is told nothing more, where it isn't
    record Active(String url, Optional<UUID> team, Set<Kind> kinds, Optional<String> disabled)
            implements Webhook {
        public Active {
            kinds = Set.copyOf(kinds);
        }

        private boolean isAs(SetWebhook wanted) {
            return url.equals(wanted.url())
                    && team.equals(wanted.team())
                    && kinds.equals(wanted.kinds())
                    && disabled.isEmpty();
        }
    }

    static Decision<WebhookEvent> decide(Webhook webhook, WebhookCommand command) {
        return switch (command) {
            case SetWebhook wanted ->
                    webhook instanceof Active active && active.isAs(wanted)
                            ? accept()
                            : accept(set(wanted));
            case ReplaceSecret() ->
                    webhook instanceof Active
                            ? accept(new WebhookSecretReplaced())
                            : reject(WEBHOOK_UNKNOWN);
            case DisableWebhook(var reason) ->
                    webhook instanceof Active active && active.disabled().isEmpty()
                            ? accept(new WebhookDisabled(reason))
                            : accept();
            case RemoveWebhook() ->
                    webhook instanceof Active ? accept(new WebhookRemoved()) : accept();
        };
    }

    private static WebhookSet set(SetWebhook wanted) {
        return new WebhookSet(
                wanted.url(),
                wanted.team().orElse(null),
                wanted.kinds().stream().sorted().toList());
    }

    static Webhook evolve(Webhook webhook, WebhookEvent event) {
        return switch (event) {
            case WebhookSet(var url, var team, var kinds) ->
                    new Active(url, Optional.ofNullable(team), Set.copyOf(kinds), Optional.empty());
            case WebhookSecretReplaced() -> webhook;
            case WebhookDisabled(var reason) ->
                    webhook instanceof Active active
                            ? new Active(
                                    active.url(),
                                    active.team(),
                                    active.kinds(),
                                    Optional.of(reason))
                            : webhook;
            case WebhookRemoved() -> new None();
        };
    }
}
