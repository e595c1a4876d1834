package dev.rollcall.commands.edge.slack.intake;

import dev.rollcall.commands.handling.UnitOfWork;
import dev.rollcall.commands.lookups.Lookups.NamedTeam;
import dev.rollcall.commands.model.Rejection;
import dev.rollcall.commands.model.poll.Poll;
import dev.rollcall.commands.model.slackchannel.SlackChannel;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.SlackChannelRef;
import dev.rollcall.commands.model.team.Team;
import dev.rollcall.commands.polls.OwnTeams;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/// Finds the team that something is for: the one that has the channel; else, in direct messages,
/// the only one whose polls await the user; else the only one of theirs. Remembers the choice, for
/// whoever tells the user.
final class Destination {

    private final OwnTeams teams;
    private final SlackChannelRef channel;
    private final Member who;
    private volatile TeamChoice choice = new TeamChoice.Open();

    Destination(OwnTeams teams, SlackChannelRef channel, String user) {
        this.teams = teams;
        this.channel = channel;
        this.who = new Member(channel.workspace(), user);
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
                                        .orElseGet(() -> ofTheirs(work)));
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

    private Uni<UUID> ofTheirs(UnitOfWork work) {
        return theirs().chain(
                        theirs -> {
                            if (theirs.size() == 1) {
                                return open(work, theirs.getFirst().id(), false);
                            }
                            choice = undecided(theirs);
                            throw UnitOfWork.rejection(Rejection.TEAM_UNKNOWN);
                        });
    }

    private Uni<List<NamedTeam>> theirs() {
        return channel.holdsDirectMessages()
                ? teams.awaiting(who)
                        .chain(
                                awaiting ->
                                        awaiting.size() == 1
                                                ? Uni.createFrom().item(awaiting)
                                                : teams.of(who))
                : teams.of(who);
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
