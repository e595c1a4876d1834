package dev.rollcall.projector.applying;

import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.projections.Version;
import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.UUID;

/// The database refuses something in these versions: not for now, but for what they are.
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<UUID> events;

    private RefusedException(PgException refusal, List<? extends Version<?>> versions) {
        super(refusal);
        this.events = versions.stream().map(version -> version.event().id()).toList();
    }

    /// Writes something of these versions, and waits until it is written.
    static void telling(
            Transaction transaction, List<? extends Version<?>> versions, Runnable writing) {
        transaction.settle();
        try {
            writing.run();
            transaction.settle();
        } catch (PgException failure) {
            throw isRefusal(failure) ? new RefusedException(failure, versions) : failure;
        }
    }

    /// The versions' events, in the order in which they are applied.
    List<UUID> events() {
        return events;
    }

    /// SQLSTATE classes 22 (data exception), 23 (integrity constraint violation) and 54 (program
    /// limit exceeded: a value too large for an index).
    private static boolean isRefusal(PgException failure) {
        var state = String.valueOf(failure.getSqlState());
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
    }
}
