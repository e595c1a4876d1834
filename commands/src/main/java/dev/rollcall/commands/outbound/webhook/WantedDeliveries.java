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
import java.util.List;
import java.util.UUID;

/// What webhooks are to be told, and until when that is remembered.
@ApplicationScoped
class WantedDeliveries {

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

    WantedDeliveries(Pool pool, WebhooksConfig config) {
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
                        .map(WantedDeliveries::changed);
    }

    private static int changed(RowSet<Row> results) {
        int changed = 0;
        for (RowSet<Row> each = results; each != null; each = each.next()) {
            changed += each.rowCount();
        }
        return changed;
    }

    Uni<Void> forget() {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(config.kept().toMillis() / 1_000.0, FORGOTTEN_AT_ONCE))
                .replaceWithVoid();
    }
}
