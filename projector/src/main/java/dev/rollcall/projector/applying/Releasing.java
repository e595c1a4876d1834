package dev.rollcall.projector.applying;

import dev.rollcall.events.Event;
import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.database.Transactions;
import dev.rollcall.projector.deadletters.Action;
import dev.rollcall.projector.deadletters.Actions;
import dev.rollcall.projector.deadletters.Stuck;
import dev.rollcall.projector.projections.Poison;
import dev.rollcall.projector.projections.Projection;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;

/// Frees stuck aggregates and goes on with them from the store, in one transaction with the record
/// of who wanted it. Any pod may, whoever follows the partition: batches skip what is locked here,
/// or wait for it.
public final class Releasing<R, E extends Event> {

    private final Projection<R, E> projection;
    private final Transactions transactions;
    private final Applier<R, E> applier;

    public Releasing(Projection<R, E> projection, Transactions transactions) {
        this.projection = projection;
        this.transactions = transactions;
        this.applier = new Applier<>(projection, transactions);
    }

    String projection() {
        return projection.name();
    }

    /// Throws what is transient; then nothing was done.
    public Release release(UUID letter, Action action) {
        return Refusals.passOver(
                transactions,
                (transaction, condemned, trial) ->
                        new Attempt(transaction, letter, action, condemned, trial).run());
    }

    /// Takes up an aggregate that was set aside for an event which was not known then, and is now.
    /// False where there is none.
    public boolean takeUp() {
        return transactions
                .run(transaction -> Stuck.unread(transaction, projection.name()))
                .map(letter -> release(letter, Action.retry(Action.ROLLCALL)))
                .filter(Release.GoesOn.class::isInstance)
                .isPresent();
    }

    /// One transaction.
    private final class Attempt {

        private final Transaction transaction;
        private final UUID letter;
        private final Action action;
        private final Map<UUID, Poison> condemned;
        private final OptionalInt trial;

        Attempt(
                Transaction transaction,
                UUID letter,
                Action action,
                Map<UUID, Poison> condemned,
                OptionalInt trial) {
            this.transaction = transaction;
            this.letter = letter;
            this.action = action;
            this.condemned = condemned;
            this.trial = trial;
        }

        Release run() {
            var hindrance = applier.enter(transaction, action.isDiscard());
            return hindrance
                    .<Release>map(Release.NotNow::new)
                    .or(() -> Stuck.heldBy(transaction, letter).map(this::free))
                    .orElseGet(this::close);
        }

        private Release free(String aggregateId) {
            var key = Folding.key(aggregateId);
            if (key.isEmpty() && !action.isDiscard()) {
                return recorded(new Release.StuckAgain(letter));
            }
            Stuck.free(transaction, projection.name(), aggregateId);
            Released.note(transaction, projection.name(), aggregateId);
            if (action.isDiscard()) {
                Actions.discard(transaction, letter, action);
            } else {
                Actions.resolve(transaction, letter);
            }
            return recorded(
                    key.flatMap(it -> applier.goOn(transaction, it, condemned, trial))
                            .<Release>map(again -> new Release.StuckAgain(again.id()))
                            .orElseGet(Release.GoesOn::new));
        }

        private Release close() {
            return action.isDiscard() && Actions.close(transaction, letter)
                    ? recorded(new Release.Closed())
                    : new Release.NothingStuck();
        }

        private Release recorded(Release release) {
            Actions.record(transaction, letter, action, outcome(release));
            return release;
        }

        private String outcome(Release release) {
            return switch (release) {
                case Release.GoesOn _ -> "goes_on";
                case Release.StuckAgain(var at) when at.equals(letter) -> "stuck_again";
                case Release.StuckAgain _ -> "stuck_later";
                case Release.Closed _ -> "closed";
                case Release.NothingStuck _ -> "nothing_stuck";
                case Release.NotNow _ -> "not_now";
            };
        }
    }
}
