package dev.rollcall.commands.model.team;

import dev.rollcall.events.Audience;
import dev.rollcall.events.PollSettings;
import dev.rollcall.events.TeamEvent.PollScheduled;
import java.util.Optional;

/// One round of polls: when it asks, whom and how.
///
/// @param cron a Unix cron expression, read in `timeZone`, an IANA name
public record PollRound(
        String cron,
        String timeZone,
        Audience audience,
        PollSettings settings,
        Optional<Pause> pause) {

    /// Asks the members, plainly.
    static PollRound plain(String cron, String timeZone) {
        return new PollRound(
                cron, timeZone, Audience.MEMBERS, PollSettings.PLAIN, Optional.empty());
    }

    PollRound at(String cron, String timeZone) {
        return new PollRound(cron, timeZone, audience, settings, pause);
    }

    PollRound paused(Optional<Pause> pause) {
        return new PollRound(cron, timeZone, audience, settings, pause);
    }

    PollScheduled scheduled(String name) {
        return new PollScheduled(name, cron, timeZone, audience, settings);
    }
}
