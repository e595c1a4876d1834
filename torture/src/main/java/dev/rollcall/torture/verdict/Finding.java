package dev.rollcall.torture.verdict;

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
        ILLEGAL,
        /// There, and not what the log comes to.
        WRONG
    }

    public static Finding lost(String what) {
        return new Finding(Kind.LOST, what);
    }

    public static Finding doubled(String what) {
        return new Finding(Kind.DOUBLED, what);
    }

    public static Finding misordered(String what) {
        return new Finding(Kind.MISORDERED, what);
    }

    public static Finding illegal(String what) {
        return new Finding(Kind.ILLEGAL, what);
    }

    public static Finding wrong(String what) {
        return new Finding(Kind.WRONG, what);
    }
}
