package dev.rollcall.commands.outbound.webhook;

import dev.rollcall.commands.outbound.listing.Listing;
import dev.rollcall.commands.outbound.listing.Page;
import dev.rollcall.commands.outbound.listing.Part;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// How it stands with deliveries; any may be tried again.
@ApplicationScoped
class DeliveryStates {

    private static final String LIST =
            """
            select %s
            from commands.webhook_deliveries
            where webhook_id = $1
            and ($2::varchar is null or status = $2)
            and ($3::timestamptz is null or (created_at, id) < ($3, $4::uuid))
            order by created_at desc, id desc
            limit $5
            """
                    .formatted(DeliveryState.COLUMNS);

    private static final String RETRY =
            """
            update commands.webhook_deliveries
            set status = 'waiting', attempts = 0, due_at = now(), answer_code = null, error = null,
                done_at = null, replayed = replayed or status <> 'waiting'
            where webhook_id = $1
            and id = $2
            returning %s
            """
                    .formatted(DeliveryState.COLUMNS);

    private final Listing<DeliveryState> deliveries;

    DeliveryStates(Pool pool) {
        this.deliveries = new Listing<>(pool, DeliveryState::of, "delivery");
    }

    /// @param status null for all
    Uni<Page<DeliveryState>> list(UUID webhook, String status, Part part) {
        return deliveries.part(LIST, part, webhook, status);
    }

    /// Whatever became of it; of one that waits, at once.
    Uni<DeliveryState> retry(UUID webhook, UUID delivery) {
        return deliveries.one(RETRY, webhook, delivery);
    }
}
