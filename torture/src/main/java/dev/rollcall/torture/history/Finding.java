package dev.rollcall.torture.history;

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

    static Finding lost(String what) {
        return new Finding(Kind.LOST, what);
    }

    static Finding doubled(String what) {
        return new Finding(Kind.DOUBLED, what);
    }

    static Finding misordered(String what) {
        return new Finding(Kind.MISORDERED, what);
    }

    static Finding illegal(String what) {
        return new Finding(Kind.ILLEGAL, what);
    }
}
