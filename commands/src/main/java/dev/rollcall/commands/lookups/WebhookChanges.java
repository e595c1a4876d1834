package dev.rollcall.commands.lookups;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.WebhookEvent;
import dev.rollcall.events.WebhookEvent.Kind;
import dev.rollcall.events.WebhookEvent.WebhookDisabled;
import dev.rollcall.events.WebhookEvent.WebhookRemoved;
import dev.rollcall.events.WebhookEvent.WebhookSecretReplaced;
import dev.rollcall.events.WebhookEvent.WebhookSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// What a webhook's event changes in who is told what.
final class WebhookChanges {

    /// One that is set again while it is told goes on where it was; one that was disabled is told
    /// of what comes from now on.
    private static final String SET =
            """
            insert into commands.webhooks as webhook (webhook_id, url, team_id, kinds, after_position)
            values ($1, $2, $3, $4, $5)
            on conflict (webhook_id) do update
            set url = excluded.url,
                team_id = excluded.team_id,
                kinds = excluded.kinds,
                disabled = null,
                after_position =
                    case
                        when webhook.disabled is null then webhook.after_position
                        else excluded.after_position
                    end
            """;

    private static final String DISABLE =
            """
            update commands.webhooks
            set disabled = $2
            where webhook_id = $1
            """;

    private static final String REMOVE =
            """
            delete from commands.webhooks
            where webhook_id = $1
            """;

    /// It may have been set again since, where the look-ups are built again.
    private static final String FORGET_SECRET =
            """
            delete from commands.webhook_secrets
            where webhook_id = $1
            and sequence < $2
            """;

    private static final String GIVE_UP =
            """
            update commands.webhook_deliveries
            set status = 'given_up', error = $3, done_at = now()
            where webhook_id = $1
            and position < $2
            and status = 'waiting'
            """;

    private WebhookChanges() {}

    static List<LookupChange> of(UUID webhook, Envelope envelope, WebhookEvent event) {
        return switch (event) {
            case WebhookSet(var url, var team, var kinds) ->
                    List.of(
                            new LookupChange(
                                    SET,
                                    Tuple.of(
                                            webhook,
                                            url,
                                            team,
                                            kinds.stream()
                                                    .map(Kind::name)
                                                    .map(name -> name.toLowerCase(Locale.ROOT))
                                                    .toArray(String[]::new),
                                            envelope.position())));
            case WebhookSecretReplaced() -> List.of();
            case WebhookDisabled(var reason) ->
                    List.of(
                            new LookupChange(DISABLE, Tuple.of(webhook, reason)),
                            giveUp(webhook, envelope, "webhook_disabled"));
            case WebhookRemoved() ->
                    List.of(
                            new LookupChange(REMOVE, Tuple.of(webhook)),
                            new LookupChange(FORGET_SECRET, Tuple.of(webhook, envelope.sequence())),
                            giveUp(webhook, envelope, "webhook_removed"));
        };
    }

    private static LookupChange giveUp(UUID webhook, Envelope envelope, String why) {
        return new LookupChange(GIVE_UP, Tuple.of(webhook, envelope.position(), why));
    }
}
