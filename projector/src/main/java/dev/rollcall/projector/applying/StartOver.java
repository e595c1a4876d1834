package dev.rollcall.projector.applying;

import dev.rollcall.eventstore.AdvisoryLock;
import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.database.Transactions;
import dev.rollcall.projector.deadletters.Stuck;
import dev.rollcall.projector.projections.Projection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

/// Empties a view whose store lives another life: positions and sequences are used again, so
/// nothing that the view knows can be trusted. What follows is read from the store.
public final class StartOver<R> {

    private static final Logger LOG = Logger.getLogger(StartOver.class);

    /// No batch is in flight while it is held, since each takes it shared.
    private static final String LOCK =
            "select pg_advisory_xact_lock(%s)".formatted(AdvisoryLock.PROJECTION.key());

    private static final String ENTER =
            """
            update read_model.projections
            set epoch = $2,
                watermark = 0,
                complete_until = '-infinity'
            where name = $1
            and epoch < $2
            and paused_since is null
            """;

    private static final String REWIND =
            """
            update read_model.checkpoints
            set position = 0
            where projection = $1
            """;

    private final Projection<R, ?> projection;
    private final Transactions transactions;
    private final Rows<R> rows;
    private final History<R> history;
    private final ChangeFeed<R> changes;

    public StartOver(Projection<R, ?> projection, Transactions transactions) {
        this.projection = projection;
        this.transactions = transactions;
        this.rows = new Rows<>(Place.LIVE, projection.table());
        this.history = new History<>(Place.LIVE, projection.table());
        this.changes = new ChangeFeed<>(projection);
    }

    /// Done once, whoever comes first; not while the view is paused.
    public void in(long epoch) {
        transactions.run(transaction -> startOver(transaction, epoch));
    }

    private boolean startOver(Transaction transaction, long epoch) {
        transaction.execute(LOCK, Tuple.of(projection.name()));
        if (transaction.execute(ENTER, Tuple.of(projection.name(), epoch)).rowCount() == 0) {
            return false;
        }
        LOG.warnf(
                "%s starts over from the event store, which is in epoch %d now.",
                projection.name(), epoch);
        rows.clear(transaction);
        history.clear(transaction);
        Stuck.clear(transaction, projection.name());
        transaction.execute(REWIND, Tuple.of(projection.name()));
        changes.reset(transaction, epoch);
        return true;
    }
}
