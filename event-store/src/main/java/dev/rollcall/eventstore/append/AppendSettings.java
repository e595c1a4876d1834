package dev.rollcall.eventstore.append;

/// The bounds of an [Appender].
///
/// @param statementsInFlight how many statements run at the same time
/// @param eventsInStatement how many events one statement carries at most
/// @param charactersInStatement how much JSON one statement carries at most (a larger single append
///     goes alone)
/// @param waiting how many appends may wait before new ones are refused
public record AppendSettings(
        int statementsInFlight, int eventsInStatement, int charactersInStatement, int waiting) {

    public static final AppendSettings DEFAULT = new AppendSettings(2, 256, 1 << 20, 10_000);
}
