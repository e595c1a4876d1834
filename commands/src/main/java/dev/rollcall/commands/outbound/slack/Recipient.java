package dev.rollcall.commands.outbound.slack;

import java.util.UUID;

/// Whom something is said to.
sealed interface Recipient {

    /// The team's channel, where it has one.
    record TeamChannel(UUID teamId) implements Recipient {}

    /// A channel that is named.
    ///
    /// @param workspace where the team has no channel of its own to tell it; may be null
    record Channel(UUID teamId, String workspace, String id) implements Recipient {}

    record Person(String workspace, String user) implements Recipient {}

    /// Somebody, where they prefer interviews.
    record Interviewee(String workspace, String user) implements Recipient {}

    /// Somebody whom a team asks, as long as it has no channel to ask them in.
    record WithoutChannel(UUID teamId, String workspace, String user) implements Recipient {}

    default UUID team() {
        return switch (this) {
            case TeamChannel(var team) -> team;
            case Channel(var team, _, _) -> team;
            case WithoutChannel(var team, _, _) -> team;
            case Person _, Interviewee _ -> null;
        };
    }

    default String workspace() {
        return switch (this) {
            case TeamChannel _ -> null;
            case Channel(_, var workspace, _) -> workspace;
            case Person(var workspace, _) -> workspace;
            case Interviewee(var workspace, _) -> workspace;
            case WithoutChannel(_, var workspace, _) -> workspace;
        };
    }

    default String channel() {
        return this instanceof Channel(_, _, var id) ? id : null;
    }

    default String user() {
        return switch (this) {
            case Person(_, var user) -> user;
            case Interviewee(_, var user) -> user;
            case TeamChannel _, Channel _ -> null;
            case WithoutChannel(_, _, var user) -> user;
        };
    }
}
