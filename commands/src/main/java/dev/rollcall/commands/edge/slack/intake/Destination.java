package dev.rollcall.commands.edge.slack.intake;

import dev.rollcall.commands.handling.UnitOfWork;
import dev.rollcall.commands.lookups.Lookups;
import dev.rollcall.commands.lookups.Lookups.NamedTeam;
import dev.rollcall.commands.model.Rejection;
import dev.rollcall.commands.model.poll.Poll;
import dev.rollcall.commands.model.slackchannel.SlackChannel;
import dev.rollcall.commands.model.team.SlackChannelRef;
import dev.rollcall.commands.model.team.Team;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/// Finds the team that something is for: the one that has the channel, else the only one that the
/// user is a member of. Remembers the choice, for whoever tells the user.
final class Destination {

    private final Lookups lookups;
    private final SlackChannelRef channel;
    private final String user;
    private volatile TeamChoice choice = new TeamChoice.Open();

    Destination(Lookups lookups, SlackChannelRef channel, String user) {
        this.lookups = lookups;
        this.channel = channel;
        this.user = user;
    }

    TeamChoice choice() {
        return choice;
    }

    /// The decision rests on the channel and the team: both must still be so when it is stored.
    Uni<UUID> find(UnitOfWork work) {
        return work.read(SlackChannel.decider(), channel.id())
                .chain(
                        found ->
                                found.team()
                                        .map(team -> open(work, team, true))
                                        .orElseGet(() -> byMembership(work)));
    }

    /// The team that a poll asks, else as for anything said there.
    Uni<UUID> ofPoll(UnitOfWork work, UUID poll) {
        return work.read(Poll.decider(), poll)
                .chain(
                        asked ->
                                asked.team()
                                        .map(team -> open(work, team, true))
                                        .orElseGet(() -> find(work)));
    }

    private Uni<UUID> byMembership(UnitOfWork work) {
        return lookups.teamsOf(channel.workspace(), user)
                .chain(
                        teams -> {
                            if (teams.size() == 1) {
                                return open(work, teams.getFirst().id(), false);
                            }
                            choice = undecided(teams);
                            throw UnitOfWork.rejection(Rejection.TEAM_UNKNOWN);
                        });
    }

    private static TeamChoice undecided(List<NamedTeam> teams) {
        return teams.isEmpty()
                ? new TeamChoice.None()
                : new TeamChoice.Several(teams.stream().map(NamedTeam::name).toList());
    }

    private Uni<UUID> open(UnitOfWork work, UUID id, boolean here) {
        return work.read(Team.decider(), id)
                .invoke(
                        team -> {
                            team.closed()
                                    .ifPresent(
                                            rejection -> {
                                                throw UnitOfWork.rejection(rejection);
                                            });
                            if (team instanceof Team.Active active) {
                                choice = new TeamChoice.Chosen(active.name(), here);
                            }
                        })
                .replaceWith(id);
    }
}
