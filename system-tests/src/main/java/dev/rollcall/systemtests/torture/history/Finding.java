package dev.rollcall.systemtests.torture.history;

/// One thing that must not be.
public record Finding(Kind kind, String what) {
    /// How it is counted.
    public enum Kind {
        /// Acknowledged or stored, and not there.
        LOST,
        /// Done twice.
        DOUBLED,
        /// There, and at the wrong place.
        MISORDERED,
        /// Decided or answered against the rules.
        ILLEGAL
    }

    static Finding lost(String what, Object... arguments) {
        return new Finding(Kind.LOST, what.formatted(arguments));
    }

    static Finding doubled(String what, Object... arguments) {
        return new Finding(Kind.DOUBLED, what.formatted(arguments));
    }

    static Finding misordered(String what, Object... arguments) {
        return new Finding(Kind.MISORDERED, what.formatted(arguments));
    }

    static Finding illegal(String what, Object... arguments) {
        return new Finding(Kind.ILLEGAL, what.formatted(arguments));
    }
}
