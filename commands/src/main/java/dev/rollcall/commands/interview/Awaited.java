package dev.rollcall.commands.interview;

import dev.rollcall.events.PollEvent.PollOpened;
import java.util.Optional;
import java.util.UUID;

/// Something that somebody can report on.
public sealed interface Awaited {

    /// What was begun and has no end yet.
    ///
    /// @param round empty without a poll
    record Begun(UUID id, UUID team, Optional<String> round) implements Awaited {}

    /// A poll that asked them.
    record Poll(UUID id, PollOpened opened) implements Awaited {}

    /// Nothing asked, but they may.
    record OfTeam(UUID id) implements Awaited {}

    default UUID id() {
        return switch (this) {
            case Begun(var id, _, _) -> id;
            case Poll(var id, _) -> id;
            case OfTeam(var id) -> id;
        };
    }

    default UUID team() {
        return switch (this) {
            case Begun(_, var team, _) -> team;
            case Poll(_, var opened) -> opened.teamId();
            case OfTeam(var id) -> id;
        };
    }

    /// What tells it from others, as a button's value.
    default String written() {
        var kind =
                switch (this) {
                    case Begun _ -> "interview";
                    case Poll _ -> "poll";
                    case OfTeam _ -> "team";
                };
        return kind + " " + id();
    }
}
