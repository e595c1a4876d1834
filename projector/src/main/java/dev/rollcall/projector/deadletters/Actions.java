package dev.rollcall.projector.deadletters;

import dev.rollcall.projector.database.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;

/// The record of what was done about dead letters, by whom, and what came of it.
public final class Actions {

    private static final String RECORD =
            """
            insert into read_model.dead_letter_actions (dead_letter, action, actor, reason, outcome)
            values ($1, $2, $3, $4, $5)
            """;

    private static final String RESOLVE =
            """
            update read_model.dead_letters
            set state = 'resolved'
            where id = $1
            """;

    private static final String CLOSE =
            """
            update read_model.dead_letters
            set state = 'discarded'
            where id = $1
            and state = 'open'
            """;

    private static final String DISCARD =
            """
            with letter as (
                update read_model.dead_letters
                set state = 'discarded'
                where id = $1
                returning projection, aggregate_id, event_id)
            insert into read_model.discarded (projection, aggregate_id, event_id, reason, actor)
            select projection, aggregate_id, event_id, $2, $3
            from letter
            on conflict do nothing
            """;

    private Actions() {}

    /// The letter's event stays out of its view from now on.
    public static void discard(Transaction transaction, UUID letter, Action action) {
        transaction.execute(DISCARD, Tuple.of(letter, action.reason(), action.actor()));
    }

    /// Its event is in the view after all, unless it becomes a dead letter again.
    public static void resolve(Transaction transaction, UUID letter) {
        transaction.execute(RESOLVE, Tuple.of(letter));
    }

    /// For a letter that holds nothing up. False where it was not open.
    public static boolean close(Transaction transaction, UUID letter) {
        return transaction.execute(CLOSE, Tuple.of(letter)).rowCount() == 1;
    }

    public static void record(Transaction transaction, UUID letter, Action action, String outcome) {
        transaction.execute(
                RECORD,
                Tuple.of(letter, action.stored(), action.actor(), action.reason(), outcome));
    }
}
