package dev.rollcall.commands.webhook;

import dev.rollcall.commands.secrets.Opened;
import dev.rollcall.commands.secrets.Sealed;
import dev.rollcall.commands.secrets.SecretKeys;
import dev.rollcall.commands.secrets.SecretKeys.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// The secrets of webhooks, each as of a sequence of the webhook: who repeats a request, or is
/// overtaken by a later one, changes nothing. They are kept sealed; an older one that is not is
/// read all the same.
@ApplicationScoped
public class WebhookSecrets {

    private static final String HAS =
            """
            select
            from commands.webhook_secrets
            where webhook_id = $1
            """;

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

    /// Those of one that was set again since stay.
    private static final String FORGET =
            """
            delete from commands.webhook_secrets
            where webhook_id = $1
            and sequence < $2
            """;

    private static final String STANDING =
            """
            select secret, case when previous_until > now() then previous end as previous
            from commands.webhook_secrets
            where webhook_id = $1
            """;

    private final Pool pool;
    private final SecretKeys keys;
    private final WebhooksConfig config;

    WebhookSecrets(Pool pool, SecretKeys keys, WebhooksConfig config) {
        this.pool = pool;
        this.keys = keys;
        this.config = config;
    }

    /// Whether there is a key to keep another one with.
    public boolean canKeep() {
        return keys.canSeal();
    }

    public Uni<Boolean> has(UUID webhook) {
        return pool.preparedQuery(HAS).execute(Tuple.of(webhook)).map(rows -> rows.size() > 0);
    }

    /// Whether it had none before. One that has one needs no key.
    public Uni<Boolean> give(UUID webhook, WebhookSecret secret, long sequence) {
        if (!canKeep()) {
            return Uni.createFrom().item(false);
        }
        return pool.preparedQuery(GIVE)
                .execute(Tuple.of(webhook, sealed(webhook, secret.text()), sequence))
                .map(rows -> rows.rowCount() > 0);
    }

    /// Whether it is the one now.
    public Uni<Boolean> replace(UUID webhook, WebhookSecret secret, long sequence) {
        return pool.preparedQuery(REPLACE)
                .execute(
                        Tuple.of(
                                webhook,
                                sealed(webhook, secret.text()),
                                sequence,
                                config.secretOverlap().toMillis() / 1_000.0))
                .map(rows -> rows.rowCount() > 0);
    }

    /// Once it is removed, as of that sequence.
    public Uni<Void> forget(UUID webhook, long sequence) {
        return pool.preparedQuery(FORGET).execute(Tuple.of(webhook, sequence)).replaceWithVoid();
    }

    private String sealed(UUID webhook, String secret) {
        return keys.seal(webhook.toString(), Kind.WEBHOOK, secret).written();
    }

    /// Under the key of today; empty where it can't be read.
    Optional<String> sealedAnew(UUID webhook, String stored) {
        return opened(webhook, stored) instanceof Opened.Text(var secret)
                ? Optional.of(sealed(webhook, secret))
                : Optional.empty();
    }

    /// What there is to sign with.
    public sealed interface Standing {

        /// The newest first; none of a webhook that was set a moment ago or removed.
        record Known(List<WebhookSecret> secrets) implements Standing {
            public Known {
                secrets = List.copyOf(secrets);
            }
        }

        /// There is one that cannot be read.
        record Locked(String why) implements Standing {}
    }

    public Uni<Standing> of(UUID webhook) {
        return pool.preparedQuery(STANDING)
                .execute(Tuple.of(webhook))
                .map(
                        rows ->
                                rows.stream()
                                        .findFirst()
                                        .map(row -> standing(webhook, row))
                                        .orElseGet(() -> new Standing.Known(List.of())));
    }

    private Standing standing(UUID webhook, Row row) {
        var secrets = new ArrayList<WebhookSecret>();
        for (var stored : stored(row)) {
            switch (opened(webhook, stored)) {
                case Opened.Text(var text) -> secrets.add(new WebhookSecret(text));
                case Opened.Locked(var why) -> {
                    return new Standing.Locked(why);
                }
            }
        }
        return new Standing.Known(secrets);
    }

    private static List<String> stored(Row row) {
        return Stream.of(row.getString("secret"), row.getString("previous"))
                .filter(text -> text != null)
                .toList();
    }

    private Opened opened(UUID webhook, String stored) {
        return Sealed.read(stored)
                .map(ciphertext -> keys.open(webhook.toString(), Kind.WEBHOOK, ciphertext))
                .orElseGet(() -> new Opened.Text(stored));
    }
}
