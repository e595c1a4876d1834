package dev.rollcall.commands.polls;

import dev.rollcall.commands.model.team.PollRound;
import dev.rollcall.commands.model.team.Team;
import dev.rollcall.commands.polls.Audiences.Whom;
import dev.rollcall.commands.polls.DueRounds.DueRound;
import dev.rollcall.commands.polls.People.Someone;
import dev.rollcall.commands.schedule.Slots;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/// What was seen when a round was looked at.
record Look(
        DueRound due,
        Team.Active team,
        PollRound round,
        Whom whom,
        List<Someone> people,
        Instant now) {

    /// When to look again, once a slot is dealt with.
    Optional<Instant> next(LocalDateTime slot, Duration lookAgain) {
        return until(
                Agenda.opening(Slots.of(round.cron()), Agenda.clocks(round, people), slot),
                lookAgain);
    }

    /// Somebody else's clock may come first then; the log does not tell of all of them.
    Optional<Instant> until(Optional<Instant> moment, Duration lookAgain) {
        var again = now.plus(lookAgain);
        return moment.map(at -> round.settings().ownZones() && again.isBefore(at) ? again : at);
    }
}
