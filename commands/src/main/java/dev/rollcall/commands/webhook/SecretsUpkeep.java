package dev.rollcall.commands.webhook;

import dev.rollcall.commands.secrets.Sealed;
import dev.rollcall.commands.secrets.SecretKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Keeps the secrets of webhooks under the key of today, those too that stand in the open from
/// before, and forgets what does not sign any more.
@ApplicationScoped
public class SecretsUpkeep {

    private static final Logger LOG = Logger.getLogger(SecretsUpkeep.class);

    private static final String FORGET_PREVIOUS =
            """
            update commands.webhook_secrets
            set previous = null, previous_until = null
            where previous_until <= now()
            """;

    private static final String ALL =
            """
            select webhook_id, secret, previous
            from commands.webhook_secrets
            """;

    /// What another pod has changed meanwhile stays.
    private static final String SEALED_ANEW =
            """
            update commands.webhook_secrets
            set secret = $4, previous = $5
            where webhook_id = $1
            and secret = $2
            and previous is not distinct from $3
            """;

    private final Pool pool;
    private final SecretKeys keys;
    private final WebhookSecrets secrets;
    private volatile boolean warned;

    SecretsUpkeep(Pool pool, SecretKeys keys, WebhookSecrets secrets) {
        this.pool = pool;
        this.keys = keys;
        this.secrets = secrets;
    }

    public Uni<Void> once() {
        return pool.preparedQuery(FORGET_PREVIOUS)
                .execute()
                .chain(() -> pool.preparedQuery(ALL).execute())
                .map(rows -> rows.stream().map(Stored::of).toList())
                .chain(
                        all -> {
                            warnOfOpen(all);
                            return keys.current()
                                    .map(key -> sealAnew(key, all))
                                    .orElseGet(() -> Uni.createFrom().voidItem());
                        });
    }

    private Uni<Void> sealAnew(String key, List<Stored> all) {
        var anew =
                all.stream()
                        .filter(one -> !one.isUnder(key))
                        .map(this::anew)
                        .flatMap(Optional::stream)
                        .toList();
        if (anew.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        LOG.infof("webhooks: the secrets of %d are put under the key %s", anew.size(), key);
        return pool.preparedQuery(SEALED_ANEW).executeBatch(anew).replaceWithVoid();
    }

    /// Empty where it can't be read: whoever wants to sign with it is told.
    private Optional<Tuple> anew(Stored one) {
        var secret = secrets.sealedAnew(one.webhook(), one.secret());
        var previous = one.previous().flatMap(text -> secrets.sealedAnew(one.webhook(), text));
        return secret.isEmpty() || previous.isPresent() != one.previous().isPresent()
                ? Optional.empty()
                : Optional.of(
                        Tuple.of(
                                one.webhook(),
                                one.secret(),
                                one.previous().orElse(null),
                                secret.get(),
                                previous.orElse(null)));
    }

    /// An operator need not hear it each minute.
    private void warnOfOpen(List<Stored> all) {
        long open = all.stream().filter(Stored::isOpen).count();
        if (open > 0 && !keys.canSeal() && !warned) {
            warned = true;
            LOG.warnf(
                    "webhooks: the secrets of %d are not encrypted, for want of a key. What to do: set rollcall.slack.token-keys.<name> and rollcall.slack.token-key",
                    open);
        }
    }

    /// As a row has them.
    private record Stored(UUID webhook, String secret, Optional<String> previous) {
        static Stored of(Row row) {
            return new Stored(
                    row.getUUID("webhook_id"),
                    row.getString("secret"),
                    Optional.ofNullable(row.getString("previous")));
        }

        private Stream<Optional<Sealed>> sealed() {
            return Stream.concat(Stream.of(secret), previous.stream()).map(Sealed::read);
        }

        boolean isOpen() {
            return sealed().anyMatch(Optional::isEmpty);
        }

        boolean isUnder(String key) {
            return sealed().allMatch(one -> one.map(Sealed::key).equals(Optional.of(key)));
        }
    }
}
