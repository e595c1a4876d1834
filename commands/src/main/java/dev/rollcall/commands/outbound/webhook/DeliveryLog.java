package dev.rollcall.commands.outbound.webhook;

import dev.rollcall.commands.webhook.Webhooks;
import dev.rollcall.commands.webhook.Webhooks.KnownWebhook;
import dev.rollcall.commands.webhook.WebhooksConfig;
import dev.rollcall.events.WebhookEvent.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What webhooks are to be told, were told and could not be told: one row for each.
@ApplicationScoped
class DeliveryLog {

    private static final int FORGOTTEN_AT_ONCE = 1_000;

    /// An event of another epoch than the store's is told when it is published again in this one.
    private static final String WANT =
            """
            insert into commands.webhook_deliveries as delivery
                (id, webhook_id, kind, event_id, position)
            select $1, $2, $3, $4, $5
            from event_store.epoch
            where epoch = $6
            on conflict (id) do nothing
            """;

    private static final String WANT_AGAIN =
            """
            insert into commands.webhook_deliveries as delivery
                (id, webhook_id, kind, event_id, position, replayed)
            select $1, $2, $3, $4, $5, true
            from event_store.epoch
            where epoch = $6
            on conflict (id) do update
            set status = 'waiting', replayed = true, attempts = 0, due_at = now(),
                answer_code = null, error = null, done_at = null, created_at = now()
            where delivery.status <> 'waiting'
            """;

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

    private static final String FORGET =
            """
            delete from commands.webhook_deliveries
            where id in (
                select id
                from commands.webhook_deliveries
                where created_at < now() - make_interval(secs => $1)
                order by created_at
                limit $2)
            """;

    private final Pool pool;
    private final WebhooksConfig config;

    DeliveryLog(Pool pool, WebhooksConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /// @param id the same for every repeat
    record Wanted(
            UUID id, KnownWebhook webhook, Kind kind, UUID eventId, long position, long epoch) {
        private Tuple toTuple() {
            return Tuple.of(id, webhook.id(), Webhooks.named(kind), eventId, position, epoch);
        }
    }

    Uni<Void> want(List<Wanted> wanted) {
        return batch(WANT, wanted).replaceWithVoid();
    }

    /// How many were not waiting already.
    Uni<Integer> wantAgain(List<Wanted> wanted) {
        return batch(WANT_AGAIN, wanted);
    }

    private Uni<Integer> batch(String sql, List<Wanted> wanted) {
        return wanted.isEmpty()
                ? Uni.createFrom().item(0)
                : pool.preparedQuery(sql)
                        .executeBatch(wanted.stream().map(Wanted::toTuple).toList())
                        .map(DeliveryLog::changed);
    }

    private static int changed(RowSet<Row> results) {
        int changed = 0;
        for (RowSet<Row> each = results; each != null; each = each.next()) {
            changed += each.rowCount();
        }
        return changed;
    }

    Uni<Optional<Delivery>> claim() {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(seconds(config.claim()), config.parallelEach()))
                .map(rows -> rows.stream().findFirst().map(DeliveryLog::delivery));
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

    Uni<Void> forget() {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(seconds(config.kept()), FORGOTTEN_AT_ONCE))
                .replaceWithVoid();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
