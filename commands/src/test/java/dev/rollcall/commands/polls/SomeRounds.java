package dev.rollcall.commands.polls;

import dev.rollcall.commands.model.team.PollRound;
import dev.rollcall.events.Audience;
import dev.rollcall.events.PollSettings;
import java.util.List;
import java.util.Optional;

/// Rounds that tests set up, by a clock that is moved.
final class SomeRounds {

    /// Before any slot of its day.
    static final String START = "2026-03-08T06:00:00Z";

    static final PollSettings PLAIN = PollSettings.PLAIN;

    /// Two reminders, each after half an hour; open for two hours.
    static final PollSettings REMINDED = new PollSettings(false, List.of(), 30, 2, 120, null, null);

    private SomeRounds() {}

    static PollRound round(String cron, PollSettings settings) {
        return new PollRound(cron, "UTC", Audience.MEMBERS, settings, Optional.empty());
    }
}
