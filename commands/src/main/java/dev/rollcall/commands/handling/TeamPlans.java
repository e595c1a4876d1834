package dev.rollcall.commands.handling;

import dev.rollcall.commands.model.slackchannel.SlackChannel;
import dev.rollcall.commands.model.slackchannel.SlackChannelCommand.ClaimSlackChannel;
import dev.rollcall.commands.model.slackchannel.SlackChannelCommand.ReleaseSlackChannel;
import dev.rollcall.commands.model.team.Holidays;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.Pause;
import dev.rollcall.commands.model.team.PollRound;
import dev.rollcall.commands.model.team.SlackChannelRef;
import dev.rollcall.commands.model.team.Team;
import dev.rollcall.commands.model.team.TeamCommand;
import dev.rollcall.commands.model.team.TeamCommand.AddMember;
import dev.rollcall.commands.model.team.TeamCommand.AppointAdmin;
import dev.rollcall.commands.model.team.TeamCommand.ArchiveTeam;
import dev.rollcall.commands.model.team.TeamCommand.ChooseHolidays;
import dev.rollcall.commands.model.team.TeamCommand.DismissAdmin;
import dev.rollcall.commands.model.team.TeamCommand.LinkSlackChannel;
import dev.rollcall.commands.model.team.TeamCommand.OnBehalf;
import dev.rollcall.commands.model.team.TeamCommand.PausePoll;
import dev.rollcall.commands.model.team.TeamCommand.RegisterTeam;
import dev.rollcall.commands.model.team.TeamCommand.RemoveMember;
import dev.rollcall.commands.model.team.TeamCommand.RenameTeam;
import dev.rollcall.commands.model.team.TeamCommand.ResumePoll;
import dev.rollcall.commands.model.team.TeamCommand.SchedulePoll;
import dev.rollcall.commands.model.team.TeamCommand.SetRound;
import dev.rollcall.commands.model.team.TeamCommand.UnlinkSlackChannel;
import dev.rollcall.commands.model.team.TeamCommand.UnschedulePoll;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;

/// What is done for a request about a team. Whatever touches its Slack channel changes the channel
/// too, in the same append: so a channel never belongs to two teams.
public final class TeamPlans {

    private TeamPlans() {}

    public static Plan register(UUID team, String name) {
        return work -> work.begin(Team.decider(), team, new RegisterTeam(name));
    }

    public static Plan rename(UUID team, String name) {
        return alone(team, new RenameTeam(name));
    }

    public static Plan linkChannel(UUID team, SlackChannelRef channel) {
        return linking(team, channel, new LinkSlackChannel(channel));
    }

    private static Plan linking(UUID team, SlackChannelRef channel, TeamCommand command) {
        return work ->
                work.decide(Team.decider(), team, command)
                        .chain(
                                before ->
                                        before.linkedChannel().equals(Optional.of(channel))
                                                ? Uni.createFrom().voidItem()
                                                : releaseChannel(work, team, before))
                        .chain(
                                () ->
                                        work.decide(
                                                SlackChannel.decider(),
                                                channel.id(),
                                                new ClaimSlackChannel(channel, team)));
    }

    public static Plan unlinkChannel(UUID team) {
        return releasing(team, new UnlinkSlackChannel());
    }

    public static Plan schedulePoll(UUID team, String round, String cron, String timeZone) {
        return alone(team, new SchedulePoll(round, cron, timeZone));
    }

    public static Plan setRound(UUID team, String name, PollRound round) {
        return alone(team, new SetRound(name, round));
    }

    public static Plan unschedulePoll(UUID team, String round) {
        return alone(team, new UnschedulePoll(round));
    }

    public static Plan pausePoll(UUID team, String round, Pause pause) {
        return alone(team, new PausePoll(round, pause));
    }

    public static Plan resumePoll(UUID team, String round) {
        return alone(team, new ResumePoll(round));
    }

    public static Plan chooseHolidays(UUID team, Optional<Holidays> holidays) {
        return alone(team, new ChooseHolidays(holidays));
    }

    public static Plan addMember(UUID team, Member member) {
        return alone(team, new AddMember(member));
    }

    public static Plan removeMember(UUID team, Member member) {
        return alone(team, new RemoveMember(member));
    }

    public static Plan appointAdmin(UUID team, Member admin) {
        return alone(team, new AppointAdmin(admin));
    }

    public static Plan dismissAdmin(UUID team, Member admin) {
        return alone(team, new DismissAdmin(admin));
    }

    public static Plan archive(UUID team) {
        return releasing(team, new ArchiveTeam());
    }

    /// What somebody in Slack asks for: whether they may is part of the decision.
    public static Plan onBehalf(UUID team, OnBehalf asked) {
        return switch (asked.command()) {
            case LinkSlackChannel(var channel) -> linking(team, channel, asked);
            case UnlinkSlackChannel(), ArchiveTeam() -> releasing(team, asked);
            case TeamCommand _ -> alone(team, asked);
        };
    }

    private static Plan releasing(UUID team, TeamCommand command) {
        return work ->
                work.decide(Team.decider(), team, command)
                        .chain(before -> releaseChannel(work, team, before));
    }

    private static Plan alone(UUID team, TeamCommand command) {
        return work -> work.decide(Team.decider(), team, command);
    }

    private static Uni<Void> releaseChannel(UnitOfWork work, UUID team, Team before) {
        return before.linkedChannel()
                .map(
                        channel ->
                                work.decide(
                                                SlackChannel.decider(),
                                                channel.id(),
                                                new ReleaseSlackChannel(channel, team))
                                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
