package dev.rollcall.commands.webhook;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The secrets of webhooks, each as of a sequence of the webhook: who repeats a request, or is
/// overtaken by a later one, changes nothing.
@ApplicationScoped
public class WebhookSecrets {

    private static final String GIVE =
            """
            insert into commands.webhook_secrets (webhook_id, secret, sequence)
            values ($1, $2, $3)
            on conflict do nothing
            """;

    private static final String REPLACE =
            """
            insert into commands.webhook_secrets as standing (webhook_id, secret, sequence)
            values ($1, $2, $3)
            on conflict (webhook_id) do update
            set secret = excluded.secret,
                sequence = excluded.sequence,
                previous = standing.secret,
                previous_until = now() + make_interval(secs => $4)
            where standing.sequence < excluded.sequence
            """;

    private static final String STANDING =
            """
            select secret, case when previous_until > now() then previous end as previous
            from commands.webhook_secrets
            where webhook_id = $1
            """;

    private final Pool pool;
    private final WebhooksConfig config;

    WebhookSecrets(Pool pool, WebhooksConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /// Whether it had none before.
    public Uni<Boolean> give(UUID webhook, WebhookSecret secret, long sequence) {
        return pool.preparedQuery(GIVE)
                .execute(Tuple.of(webhook, secret.text(), sequence))
                .map(rows -> rows.rowCount() > 0);
    }

    /// Whether it is the one now.
    public Uni<Boolean> replace(UUID webhook, WebhookSecret secret, long sequence) {
        return pool.preparedQuery(REPLACE)
                .execute(
                        Tuple.of(
                                webhook,
                                secret.text(),
                                sequence,
                                config.secretOverlap().toMillis() / 1_000.0))
                .map(rows -> rows.rowCount() > 0);
    }

    /// What signs, the newest first; none of a webhook that was set a moment ago or removed.
    public Uni<List<WebhookSecret>> of(UUID webhook) {
        return pool.preparedQuery(STANDING)
                .execute(Tuple.of(webhook))
                .map(
                        rows -> {
                            var secrets = new ArrayList<WebhookSecret>();
                            for (var row : rows) {
                                secrets.add(new WebhookSecret(row.getString("secret")));
                                if (row.getString("previous") != null) {
                                    secrets.add(new WebhookSecret(row.getString("previous")));
                                }
                            }
                            return secrets;
                        });
    }
}
