package dev.rollcall.projector.applying;

import dev.rollcall.eventstore.AdvisoryLock;
import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.projections.Projection;
import io.vertx.mutiny.sqlclient.Tuple;

/// Which version of a view is live. One that nobody knows yet is live at once where the log is
/// empty; else its version is 0 until it is filled.
public final class Registration {

    private static final String REGISTER =
            """
            insert into read_model.projections (name, live_version, epoch)
            select $1,
                   case when exists (select from event_store.events) then 0 else $2::integer end,
                   epoch
            from event_store.epoch
            on conflict do nothing
            """;

    private static final String LIVE =
            """
            select live_version
            from read_model.projections
            where name = $1
            """;

    /// No batch is in flight while it is held, and nobody frees an aggregate.
    private static final String ALONE =
            "select pg_advisory_xact_lock(%s)".formatted(AdvisoryLock.PROJECTION.key());

    private Registration() {}

    /// One at a time begins a rebuild; who frees an aggregate from then on knows of it.
    public static void alone(Transaction transaction, Projection<?, ?> projection) {
        transaction.execute(ALONE, Tuple.of(projection.name()));
    }

    public static int liveVersion(Transaction transaction, Projection<?, ?> projection) {
        register(transaction, projection);
        return transaction
                .execute(LIVE, Tuple.of(projection.name()))
                .iterator()
                .next()
                .getInteger("live_version");
    }

    static void register(Transaction transaction, Projection<?, ?> projection) {
        transaction.execute(REGISTER, Tuple.of(projection.name(), projection.version()));
    }
}
