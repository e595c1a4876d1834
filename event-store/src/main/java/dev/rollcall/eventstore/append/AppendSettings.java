package dev.rollcall.eventstore.append;

import java.time.Duration;

/// The bounds of an [Appender].
///
/// @param statementsInFlight how many statements run at the same time
/// @param eventsInStatement how many events one statement carries at most
/// @param charactersInStatement how much JSON one statement carries at most (a larger single append
///     goes alone)
/// @param waiting how many appends may wait before new ones are refused
/// @param charactersWaiting how much JSON may wait before new appends are refused
/// @param answer how long a statement may take before its outcome counts as unknown
public record AppendSettings(
        int statementsInFlight,
        int eventsInStatement,
        int charactersInStatement,
        int waiting,
        int charactersWaiting,
        Duration answer) {

    public static final AppendSettings DEFAULT =
            new AppendSettings(2, 256, 1 << 20, 10_000, 1 << 24, Duration.ofSeconds(5));
}
