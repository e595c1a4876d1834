package dev.rollcall.commands.model.team;

/// What can be asked of a team.
public sealed interface TeamCommand {

    record RegisterTeam(String name) implements TeamCommand {}

    record RenameTeam(String name) implements TeamCommand {}

    record LinkSlackChannel(SlackChannelRef channel) implements TeamCommand {}

    record UnlinkSlackChannel() implements TeamCommand {}

    record SchedulePoll(PollSchedule schedule) implements TeamCommand {}

    record UnschedulePoll() implements TeamCommand {}

    record AddMember(Member member) implements TeamCommand {}

    record RemoveMember(Member member) implements TeamCommand {}

    record ArchiveTeam() implements TeamCommand {}
}
