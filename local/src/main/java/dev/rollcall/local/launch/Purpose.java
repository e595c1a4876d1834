package dev.rollcall.local.launch;

import java.util.List;

/// What a system is started for, which decides how its services' JVMs are.
public enum Purpose {
    /// Started again and again: what a start learns of a jar is kept for the next one.
    DEVELOPMENT,
    /// Measured: compiled as in production.
    BENCH,
    /// Over before it would pay to compile anything for long.
    TEST;

    boolean mayRecord() {
        return this == DEVELOPMENT;
    }

    List<String> jvmOptions() {
        return switch (this) {
            case DEVELOPMENT, BENCH -> List.of();
            case TEST -> List.of("-XX:TieredStopAtLevel=1");
        };
    }
}
