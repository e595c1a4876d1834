package dev.rollcall.commands.edge.slack.line;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/// What stands behind `/rollcall`.
public sealed interface SlashLine {

    /// Nothing: whoever wrote it wants to be asked.
    record Form() implements SlashLine {}

    record Help() implements SlashLine {}

    record Today() implements SlashLine {}

    record Edit() implements SlashLine {}

    /// Days off from today on.
    record Skip(LastDay until) implements SlashLine {}

    record Remind(boolean on) implements SlashLine {}

    record Interview(boolean on) implements SlashLine {}

    /// What is awaited of whoever asks.
    record Report() implements SlashLine {}

    record Team(What what) implements SlashLine {
        public enum What {
            LIST,
            JOIN,
            LEAVE
        }
    }

    /// Whether somebody is to be an admin of the channel's team.
    ///
    /// @param user the id that Slack puts for a mention
    record Admin(String user, boolean appointed) implements SlashLine {}

    record ShowSchedule() implements SlashLine {}

    /// Sets when a round asks.
    ///
    /// @param zone an IANA name; empty for the one that the round has, or else the user's
    record SetSchedule(String round, String cron, Optional<String> zone) implements SlashLine {}

    /// The team that the channel is linked to, by its name.
    record Link(String team) implements SlashLine {}

    record Summary() implements SlashLine {}

    /// Begins like a command, and is none.
    ///
    /// @param right what would be one
    record Mistaken(String why, String right) implements SlashLine {}

    /// What somebody is doing.
    record Submission() implements SlashLine {}

    /// The last day off, by the clock of who takes it.
    sealed interface LastDay {

        record Today() implements LastDay {}

        record Tomorrow() implements LastDay {}

        record On(LocalDate day) implements LastDay {}

        /// The next one after today.
        record Next(DayOfWeek day) implements LastDay {}

        default LocalDate after(LocalDate today) {
            return switch (this) {
                case Today() -> today;
                case Tomorrow() -> today.plusDays(1);
                case On(var day) -> day;
                case Next(var day) -> today.with(TemporalAdjusters.next(day));
            };
        }
    }
}
