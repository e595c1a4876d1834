package dev.rollcall.projector.database;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Set;

/// Which failures of the database pass by themselves, so that the same work may be done again.
public final class Outages {

    /// Classes of SQLSTATE: connection exception, insufficient resources, operator intervention.
    private static final Set<String> CLASSES = Set.of("08", "53", "57");

    /// Serialization failure, deadlock, a lock that was not to be had, a transaction that was idle
    /// for too long, and a server that became a standby.
    private static final Set<String> STATES = Set.of("40001", "40P01", "55P03", "25P03", "25006");

    private Outages() {}

    public static boolean isOne(Throwable failure) {
        return switch (failure) {
            case PgException refused -> isOne(refused.getSqlState());
            // A closed connection (Vert.x says it in either way), a pool without one, a refused
            // socket.
            case IOException _, VertxException _, NoStackTraceThrowable _, TimeoutException _ ->
                    true;
            default -> failure.getCause() != null && isOne(failure.getCause());
        };
    }

    private static boolean isOne(String state) {
        return state != null
                && (STATES.contains(state) || CLASSES.stream().anyMatch(state::startsWith));
    }
}
