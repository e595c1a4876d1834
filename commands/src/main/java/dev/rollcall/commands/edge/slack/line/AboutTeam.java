package dev.rollcall.commands.edge.slack.line;

import dev.rollcall.commands.edge.slack.intake.ChannelTeams;
import dev.rollcall.commands.edge.slack.intake.ChannelTeams.Open;
import dev.rollcall.commands.edge.slack.intake.Reply;
import dev.rollcall.commands.edge.slack.intake.Separation;
import dev.rollcall.commands.edge.slack.intake.SlackUsers;
import dev.rollcall.commands.edge.slack.line.SlashChanges.Wish;
import dev.rollcall.commands.handling.TeamPlans;
import dev.rollcall.commands.lookups.Lookups.NamedTeam;
import dev.rollcall.commands.model.team.PollRound;
import dev.rollcall.commands.model.team.Team;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// `/rollcall team`, `schedule` and `link`: what concerns the channel's team. Its members and the
/// workspace's admins may change it.
@ApplicationScoped
public class AboutTeam {

    private final ChannelTeams teams;
    private final SlackUsers users;
    private final SlashChanges changes;
    private final Separation separation;

    AboutTeam(ChannelTeams teams, SlackUsers users, SlashChanges changes, Separation separation) {
        this.teams = teams;
        this.separation = separation;
        this.users = users;
        this.changes = changes;
    }

    public Uni<Reply> team(Wish wish, SlashLine.Team.What what) {
        return switch (what) {
            case LIST ->
                    teams.of(wish.channel())
                            .chain(
                                    here ->
                                            teams.mine(wish.who())
                                                    .map(
                                                            mine ->
                                                                    Reply.of(
                                                                            "team",
                                                                            LineWords.teams(
                                                                                    here.map(
                                                                                            Open
                                                                                                    ::team),
                                                                                    mine))));
            case JOIN ->
                    ofChannel(
                            wish,
                            here ->
                                    changes.make(
                                            wish,
                                            TeamPlans.addMember(here.id(), wish.who()),
                                            LineWords.joined(here.team().name())));
            case LEAVE ->
                    ofChannel(
                            wish,
                            here ->
                                    changes.make(
                                            wish,
                                            TeamPlans.removeMember(here.id(), wish.who()),
                                            LineWords.left(here.team().name())));
        };
    }

    public Uni<Reply> showSchedule(Wish wish) {
        return ofChannel(wish, here -> Reply.told("schedule", LineWords.schedule(here.team())));
    }

    /// Without a zone, the round keeps its own; a new one goes by the clock of who sets it.
    public Uni<Reply> setSchedule(Wish wish, SlashLine.SetSchedule set) {
        return ofChannel(
                wish,
                here ->
                        ifAllowed(
                                wish,
                                Optional.of(here.team()),
                                () ->
                                        zone(wish, here.team(), set)
                                                .chain(
                                                        zone ->
                                                                changes.make(
                                                                        wish,
                                                                        TeamPlans.schedulePoll(
                                                                                here.id(),
                                                                                set.round(),
                                                                                set.cron(),
                                                                                zone),
                                                                        LineWords.scheduled(
                                                                                set, zone)))));
    }

    private Uni<String> zone(Wish wish, Team.Active team, SlashLine.SetSchedule set) {
        return set.zone()
                .or(() -> team.rounds().named(set.round()).map(PollRound::timeZone))
                .map(zone -> Uni.createFrom().item(zone))
                .orElseGet(() -> users.zone(wish.who()).map(ZoneId::getId));
    }

    public Uni<Reply> link(Wish wish, String name) {
        return teams.named(name, wish.who().workspace())
                .chain(found -> separation.ours(wish.who().workspace(), found))
                .chain(
                        found ->
                                switch (found.size()) {
                                    case 0 -> Reply.told("link", LineWords.noTeam(name));
                                    case 1 -> link(wish, found.getFirst());
                                    default -> Reply.told("link", LineWords.severalTeams(name));
                                });
    }

    private Uni<Reply> link(Wish wish, NamedTeam named) {
        return teams.open(named.id())
                .chain(
                        team ->
                                ifAllowed(
                                        wish,
                                        team.map(Open::team),
                                        () ->
                                                changes.make(
                                                        wish,
                                                        TeamPlans.linkChannel(
                                                                named.id(), wish.channel()),
                                                        LineWords.linked(named.name()))));
    }

    private Uni<Reply> ifAllowed(
            Wish wish, Optional<Team.Active> team, Supplier<Uni<Reply>> change) {
        if (team.filter(active -> active.members().contains(wish.who())).isPresent()) {
            return change.get();
        }
        return users.runsWorkspace(wish.who())
                .chain(
                        runs ->
                                runs
                                        ? change.get()
                                        : Reply.told("forbidden", LineWords.NOT_ALLOWED));
    }

    private Uni<Reply> ofChannel(Wish wish, Function<Open, Uni<Reply>> then) {
        return teams.of(wish.channel())
                .chain(
                        here ->
                                here.map(then)
                                        .orElseGet(
                                                () ->
                                                        Reply.told(
                                                                "no_team",
                                                                LineWords.NO_TEAM_HERE)));
    }
}
