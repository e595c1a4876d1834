package dev.rollcall.projector.applying;

import dev.rollcall.eventstore.AdvisoryLock;
import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.deadletters.DeadLetter;
import dev.rollcall.projector.deadletters.DeadLetters;
import dev.rollcall.projector.deadletters.Stuck;
import dev.rollcall.projector.projections.Projection;
import io.vertx.mutiny.sqlclient.Tuple;

/// Puts a candidate's tables in the place of the live ones. No batch is in flight meanwhile, and no
/// reader sees anything but the one or the other.
public final class GoLive {

    /// A statement that waits for a lock on a table makes every later reader of it wait, too.
    private static final String OPEN = "select set_config('lock_timeout', '200ms', true)";

    private static final String LOCK =
            "select pg_advisory_xact_lock(%s)".formatted(AdvisoryLock.PROJECTION.key());

    private static final String SWAP = "select read_model.go_live($1, $2)";

    private static final String ENTER =
            """
            update read_model.projections
            set live_version = $2,
                epoch = $3,
                watermark = case when epoch = $3 then greatest(watermark, $4) else $4 end,
                complete_until = case when epoch = $3 then complete_until else '-infinity' end
            where name = $1
            """;

    private final Projection<?, ?> projection;
    private final CandidatePoison poison;
    private final ChangeFeed<?> changes;

    public GoLive(Projection<?, ?> projection) {
        this.projection = projection;
        this.poison = new CandidatePoison(projection.name(), Place.NEXT);
        this.changes = new ChangeFeed<>(projection);
    }

    /// First in the transaction. Fails with SQLSTATE 55P03 where a batch takes too long.
    public void lock(Transaction transaction) {
        transaction.execute(OPEN, Tuple.tuple());
        transaction.execute(LOCK, Tuple.of(projection.name()));
    }

    /// Fails with SQLSTATE 55P03 where somebody uses the live tables for too long.
    ///
    /// @param position up to here everything is in the candidate's tables
    public void swap(Transaction transaction, long epoch, long position) {
        var table = projection.table();
        transaction.execute(SWAP, Tuple.of(table.name(), table.history()));
        Stuck.clear(transaction, projection.name());
        poison.all(transaction)
                .forEach(
                        (event, why) -> {
                            var letter = new DeadLetter(projection.name(), event, null, why);
                            DeadLetters.add(transaction, letter);
                            Stuck.add(transaction, letter);
                        });
        Pausing.resumeOwn(transaction, projection.name(), projection.version());
        transaction.execute(
                ENTER, Tuple.of(projection.name(), projection.version(), epoch, position));
        changes.reset(transaction, epoch);
    }
}
