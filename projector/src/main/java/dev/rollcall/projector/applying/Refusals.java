package dev.rollcall.projector.applying;

import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.database.Transactions;
import dev.rollcall.projector.projections.Poison;
import dev.rollcall.projector.projections.Poison.Cause;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;

/// Runs a batch's transaction until the database takes it: each event that it refuses is found by
/// halving and condemned, and its neighbours are applied.
final class Refusals {

    /// One try to apply a batch. The same batch each time, but for what is condemned.
    @FunctionalInterface
    interface Attempt<T> {

        /// One transaction's work. In a trial that many versions are written, only to see whether
        /// the database takes them.
        T in(Transaction transaction, Map<UUID, Poison> condemned, OptionalInt trial);
    }

    private Refusals() {}

    static <T> T passOver(Transactions transactions, Attempt<T> attempt) {
        Map<UUID, Poison> condemned = new HashMap<>();
        while (true) {
            try {
                return transactions.run(
                        transaction -> attempt.in(transaction, condemned, OptionalInt.empty()));
            } catch (RefusedException refused) {
                condemned.put(
                        culprit(transactions, attempt, condemned, refused),
                        new Poison(Cause.REFUSED, refused.getCause().getMessage()));
            }
        }
    }

    /// In O(log n) transactions, each of which is rolled back.
    private static UUID culprit(
            Transactions transactions,
            Attempt<?> attempt,
            Map<UUID, Poison> condemned,
            RefusedException refused) {
        int taken = 0;
        int tooMany = refused.events().size();
        if (!takes(transactions, attempt, condemned, taken)) {
            throw new IllegalStateException("refused without any row", refused.getCause());
        }
        while (tooMany - taken > 1) {
            int middle = (taken + tooMany) >>> 1;
            if (takes(transactions, attempt, condemned, middle)) {
                taken = middle;
            } else {
                tooMany = middle;
            }
        }
        return refused.events().get(taken);
    }

    private static boolean takes(
            Transactions transactions,
            Attempt<?> attempt,
            Map<UUID, Poison> condemned,
            int versions) {
        try {
            transactions.run(
                    transaction -> {
                        var outcome = attempt.in(transaction, condemned, OptionalInt.of(versions));
                        transaction.giveUp();
                        return outcome;
                    });
            return true;
        } catch (RefusedException _) {
            return false;
        }
    }
}
