package dev.rollcall.commands.outbound.webhook;

import dev.rollcall.commands.webhook.Webhooks;
import dev.rollcall.commands.webhook.WebhooksConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/// Which deliveries are claimed, made and given up: one row for each, which [WantedDeliveries] has
/// made.
@ApplicationScoped
class DeliveryClaims {

    /// Those of a webhook that is disabled are given up by the look-ups.
    private static final String CLAIM =
            """
            update commands.webhook_deliveries delivery
            set claims = delivery.claims + 1,
                attempts = delivery.attempts + 1,
                claimed_until = now() + make_interval(secs => $1)
            from (
                select next.id, webhook.url
                from commands.webhook_deliveries next
                join commands.webhooks webhook using (webhook_id)
                where next.status = 'waiting'
                and next.due_at <= now()
                and (next.claimed_until is null or next.claimed_until <= now())
                and webhook.disabled is null
                and (
                    select count(*)
                    from commands.webhook_deliveries busy
                    where busy.webhook_id = next.webhook_id
                    and busy.claimed_until > now()) < $2
                order by next.due_at
                limit 1
                for update of next skip locked) as claimed
            where delivery.id = claimed.id
            returning delivery.id, delivery.webhook_id, claimed.url, delivery.kind,
                      delivery.event_id, delivery.replayed, delivery.attempts, delivery.claims
            """;

    private static final String DONE =
            """
            update commands.webhook_deliveries
            set status = $3, answer_code = $4, error = $5, claimed_until = null, done_at = now()
            where id = $1
            and claims = $2
            """;

    private static final String LATER =
            """
            update commands.webhook_deliveries
            set due_at = now() + make_interval(secs => $3), answer_code = $4, error = $5,
                claimed_until = null
            where id = $1
            and claims = $2
            """;

    private static final String ALL_LATER =
            """
            update commands.webhook_deliveries
            set due_at = now() + make_interval(secs => $2)
            where webhook_id = $1
            and status = 'waiting'
            and claimed_until is null
            and due_at < now() + make_interval(secs => $2)
            """;

    private final Pool pool;
    private final WebhooksConfig config;

    DeliveryClaims(Pool pool, WebhooksConfig config) {
        this.pool = pool;
        this.config = config;
    }

    Uni<Optional<Delivery>> claim() {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(seconds(config.claim()), config.parallelEach()))
                .map(rows -> rows.stream().findFirst().map(DeliveryClaims::delivery));
    }

    private static Delivery delivery(Row row) {
        return new Delivery(
                row.getUUID("id"),
                row.getUUID("webhook_id"),
                row.getString("url"),
                Webhooks.kind(row.getString("kind")),
                row.getUUID("event_id"),
                row.getBoolean("replayed"),
                row.getInteger("attempts"),
                row.getInteger("claims"));
    }

    Uni<Void> delivered(Delivery delivery, int code) {
        return done(delivery, "delivered", code, null);
    }

    Uni<Void> skipped(Delivery delivery, String reason) {
        return done(delivery, "skipped", null, reason);
    }

    /// @param code what the receiver answered; null where it did not
    Uni<Void> givenUp(Delivery delivery, Integer code, String reason) {
        return done(delivery, "given_up", code, reason);
    }

    private Uni<Void> done(Delivery delivery, String status, Integer code, String reason) {
        return pool.preparedQuery(DONE)
                .execute(
                        Tuple.from(
                                Arrays.asList(
                                        delivery.id(), delivery.number(), status, code, reason)))
                .replaceWithVoid();
    }

    Uni<Void> later(Delivery delivery, Duration pause, Integer code, String reason) {
        return pool.preparedQuery(LATER)
                .execute(
                        Tuple.from(
                                Arrays.asList(
                                        delivery.id(),
                                        delivery.number(),
                                        seconds(pause),
                                        code,
                                        reason)))
                .replaceWithVoid();
    }

    /// The receiver is to be left alone for a while.
    Uni<Void> allLater(UUID webhook, Duration pause) {
        return pool.preparedQuery(ALL_LATER)
                .execute(Tuple.of(webhook, seconds(pause)))
                .replaceWithVoid();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
