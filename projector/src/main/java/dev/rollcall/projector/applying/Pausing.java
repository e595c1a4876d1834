package dev.rollcall.projector.applying;

import dev.rollcall.eventstore.AdvisoryLock;
import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.deadletters.Action;
import io.vertx.mutiny.sqlclient.Tuple;

/// Views that are paused: nothing is written to them, by any pod, until they are resumed.
public final class Pausing {

    /// No batch is in flight while it is held, so once it is paused nothing more is written.
    private static final String LOCK =
            "select pg_advisory_xact_lock(%s)".formatted(AdvisoryLock.PROJECTION.key());

    private static final String PAUSE =
            """
            with paused as (
                update read_model.projections
                set paused_since = clock_timestamp(),
                    paused_reason = $2,
                    paused_by = $3
                where name = $1
                and paused_since is null
                returning name)
            insert into read_model.projection_actions (projection, action, actor, reason)
            select name, 'pause', $3, $2
            from paused
            """;

    private static final String RESUME =
            """
            with resumed as (
                update read_model.projections
                set paused_since = null,
                    paused_reason = null,
                    paused_by = null
                where name = $1
                and paused_since is not null
                returning name)
            insert into read_model.projection_actions (projection, action, actor)
            select name, 'resume', $2
            from resumed
            """;

    /// A view that paused itself failed as the version that was live then.
    private static final String RESUME_OWN =
            """
            with resumed as (
                update read_model.projections
                set paused_since = null,
                    paused_reason = null,
                    paused_by = null
                where name = $1
                and paused_by = $2
                and live_version <> $3
                returning name)
            insert into read_model.projection_actions (projection, action, actor, reason)
            select name, 'resume', $2, 'version ' || $3 || ' goes live'
            from resumed
            """;

    private Pausing() {}

    /// False where it was paused already.
    public static boolean pause(
            Transaction transaction, String projection, String reason, String actor) {
        transaction.execute(LOCK, Tuple.of(projection));
        return transaction.execute(PAUSE, Tuple.of(projection, reason, actor)).rowCount() == 1;
    }

    /// False where it was not paused. Followers look every second, and catch up from the store.
    public static boolean resume(Transaction transaction, String projection, String actor) {
        return transaction.execute(RESUME, Tuple.of(projection, actor)).rowCount() == 1;
    }

    /// Before another version goes live: a view that paused itself goes on with it. One that an
    /// operator paused waits for an operator.
    static void resumeOwn(Transaction transaction, String projection, int version) {
        transaction.execute(RESUME_OWN, Tuple.of(projection, Action.ROLLCALL, version));
    }
}
