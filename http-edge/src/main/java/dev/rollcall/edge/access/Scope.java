package dev.rollcall.edge.access;

import java.util.Set;

/// What a token may do. Used as roles: `@RolesAllowed(Scope.READ)`. No scope implies another.
public final class Scope {
    /// Queries, the live stream and the dashboard.
    public static final String READ = "read";

    /// Commands.
    public static final String WRITE = "write";

    /// Projections, dead letters, rebuilds.
    public static final String OPERATE = "operate";

    static final Set<String> ALL = Set.of(READ, WRITE, OPERATE);

    private Scope() {}
}
