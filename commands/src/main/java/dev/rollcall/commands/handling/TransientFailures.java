package dev.rollcall.commands.handling;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Set;

/// Which failures of the store pass by themselves, so that the same statement may be sent again.
final class TransientFailures {

    /// Classes of SQLSTATE: connection exception, insufficient resources, operator intervention.
    private static final Set<String> CLASSES = Set.of("08", "53", "57");

    /// Serialization failure, deadlock, and a server that became a standby.
    private static final Set<String> STATES = Set.of("40001", "40P01", "25006");

    private TransientFailures() {}

    static boolean isTransient(Throwable failure) {
        return switch (failure) {
            case PgException refused -> isTransient(refused.getSqlState());
            // A closed connection (Vert.x says it in either way), a pool without one, a refused
            // socket.
            case IOException _, VertxException _, NoStackTraceThrowable _, TimeoutException _ ->
                    true;
            default -> failure.getCause() != null && isTransient(failure.getCause());
        };
    }

    private static boolean isTransient(String state) {
        return state != null
                && (STATES.contains(state) || CLASSES.stream().anyMatch(state::startsWith));
    }
}
