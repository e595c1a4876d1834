package dev.rollcall.commands.model.team;

import java.util.Optional;

/// What can be asked of a team.
public sealed interface TeamCommand {

    record RegisterTeam(String name) implements TeamCommand {}

    record RenameTeam(String name) implements TeamCommand {}

    record LinkSlackChannel(SlackChannelRef channel) implements TeamCommand {}

    record UnlinkSlackChannel() implements TeamCommand {}

    /// What is about one round of polls, by its name.
    sealed interface AboutRound extends TeamCommand {
        String round();
    }

    /// Sets when a round asks, and leaves the rest of it as it is.
    record SchedulePoll(String round, String cron, String timeZone) implements AboutRound {}

    /// Sets a round with all that it has, but for its pause.
    record SetRound(String round, PollRound wanted) implements AboutRound {}

    record UnschedulePoll(String round) implements AboutRound {}

    record PausePoll(String round, Pause pause) implements AboutRound {}

    record ResumePoll(String round) implements AboutRound {}

    /// Empty for none.
    record ChooseHolidays(Optional<Holidays> holidays) implements TeamCommand {}

    record AddMember(Member member) implements TeamCommand {}

    record RemoveMember(Member member) implements TeamCommand {}

    record AppointAdmin(Member member) implements TeamCommand {}

    record DismissAdmin(Member member) implements TeamCommand {}

    record ArchiveTeam() implements TeamCommand {}

    /// What somebody in Slack asks for, who must be allowed to.
    ///
    /// @param runsWorkspace whether they are an admin or an owner of their workspace
    record OnBehalf(Member by, boolean runsWorkspace, TeamCommand command) implements TeamCommand {}
}
