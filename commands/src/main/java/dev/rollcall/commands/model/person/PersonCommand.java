package dev.rollcall.commands.model.person;

import dev.rollcall.commands.model.team.Member;
import java.time.LocalDate;
import java.util.Optional;

/// What somebody can choose for themselves.
public sealed interface PersonCommand {

    /// An IANA name; empty for the one that Slack knows.
    record ChooseTimeZone(Member member, Optional<String> timeZone) implements PersonCommand {}

    /// Both days included.
    record TakeDaysOff(Member member, LocalDate firstDay, LocalDate lastDay)
            implements PersonCommand {}

    record CancelDaysOff(Member member, LocalDate firstDay, LocalDate lastDay)
            implements PersonCommand {}

    record SwitchReminders(Member member, boolean on) implements PersonCommand {}

    record SwitchInterviews(Member member, boolean on) implements PersonCommand {}
}
