package dev.rollcall.commands.edge.slack.line;

import dev.rollcall.commands.edge.slack.intake.ChannelTeams;
import dev.rollcall.commands.edge.slack.intake.ChannelTeams.Open;
import dev.rollcall.commands.edge.slack.intake.Reply;
import dev.rollcall.commands.edge.slack.intake.Separation;
import dev.rollcall.commands.edge.slack.intake.SlackUsers;
import dev.rollcall.commands.edge.slack.line.SlashChanges.Wish;
import dev.rollcall.commands.handling.TeamPlans;
import dev.rollcall.commands.lookups.Lookups.NamedTeam;
import dev.rollcall.commands.model.Rejection;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.PollRound;
import dev.rollcall.commands.model.team.Team;
import dev.rollcall.commands.model.team.TeamCommand;
import dev.rollcall.commands.model.team.TeamCommand.AddMember;
import dev.rollcall.commands.model.team.TeamCommand.AppointAdmin;
import dev.rollcall.commands.model.team.TeamCommand.DismissAdmin;
import dev.rollcall.commands.model.team.TeamCommand.LinkSlackChannel;
import dev.rollcall.commands.model.team.TeamCommand.OnBehalf;
import dev.rollcall.commands.model.team.TeamCommand.RemoveMember;
import dev.rollcall.commands.model.team.TeamCommand.SchedulePoll;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.function.Function;

/// `/rollcall team`, `schedule` and `link`: what concerns the channel's team. Its admins and those
/// of the workspace may change it, and anybody may join and leave: the team itself decides.
@ApplicationScoped
public class AboutTeam {

    private static final String OF_SEVERAL = "mpdm-";

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
                                            teams.joined(wish.who())
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
                                    change(
                                            wish,
                                            here,
                                            new AddMember(wish.who()),
                                            LineWords.joined(here.team().name())));
            case LEAVE ->
                    ofChannel(
                            wish,
                            here ->
                                    change(
                                            wish,
                                            here,
                                            new RemoveMember(wish.who()),
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
                        zone(wish, here.team(), set)
                                .chain(
                                        zone ->
                                                change(
                                                        wish,
                                                        here,
                                                        new SchedulePoll(
                                                                set.round(), set.cron(), zone),
                                                        LineWords.scheduled(set, zone))));
    }

    public Uni<Reply> admin(Wish wish, SlashLine.Admin admin) {
        return ofChannel(
                wish,
                here ->
                        admin.appointed()
                                ? appoint(wish, here, admin)
                                : dismiss(wish, here, admin));
    }

    private Uni<Reply> appoint(Wish wish, Open here, SlashLine.Admin admin) {
        return users.mentioned(wish.who().workspace(), admin.user())
                .chain(
                        known ->
                                known.map(
                                                person ->
                                                        change(
                                                                wish,
                                                                here,
                                                                new AppointAdmin(person),
                                                                LineWords.appointed(
                                                                        admin.user(),
                                                                        here.team().name())))
                                        .orElseGet(
                                                () ->
                                                        Reply.told(
                                                                "unknown_person",
                                                                LineWords.NOBODY_KNOWN)));
    }

    /// Of whichever workspace they are; who is gone from Slack can still be dismissed.
    private Uni<Reply> dismiss(Wish wish, Open here, SlashLine.Admin admin) {
        var person =
                here.team().admins().stream()
                        .filter(one -> one.user().equals(admin.user()))
                        .findFirst()
                        .orElseGet(() -> new Member(wish.who().workspace(), admin.user()));
        return change(
                wish,
                here,
                new DismissAdmin(person),
                LineWords.dismissed(admin.user(), here.team().name()));
    }

    private Uni<String> zone(Wish wish, Team.Active team, SlashLine.SetSchedule set) {
        return set.zone()
                .or(() -> team.rounds().named(set.round()).map(PollRound::timeZone))
                .map(zone -> Uni.createFrom().item(zone))
                .orElseGet(() -> users.zone(wish.who()).map(ZoneId::getId));
    }

    /// Links a channel where a team reads together, which direct messages are not.
    ///
    /// @param channelName Slack's, which tells those of several people
    public Uni<Reply> link(Wish wish, String name, String channelName) {
        return wish.channel().holdsDirectMessages() || channelName.startsWith(OF_SEVERAL)
                ? Reply.told("link", LineWords.NO_CHANNEL)
                : link(wish, name);
    }

    private Uni<Reply> link(Wish wish, String name) {
        return teams.named(name, wish.who().workspace())
                .chain(found -> separation.ours(wish.who().workspace(), found))
                .chain(
                        found ->
                                switch (found.size()) {
                                    case 0 -> Reply.told("link", LineWords.noTeam(wish.text()));
                                    case 1 -> link(wish, found.getFirst());
                                    default -> Reply.told("link", LineWords.severalTeams(name));
                                });
    }

    private Uni<Reply> link(Wish wish, NamedTeam named) {
        return teams.open(named.id())
                .chain(
                        team ->
                                team.map(
                                                open ->
                                                        change(
                                                                wish,
                                                                open,
                                                                new LinkSlackChannel(
                                                                        wish.channel()),
                                                                LineWords.linked(named.name())))
                                        .orElseGet(
                                                () ->
                                                        Reply.told(
                                                                "link",
                                                                LineWords.noTeam(wish.text()))));
    }

    private Uni<Reply> change(Wish wish, Open here, TeamCommand command, String done) {
        return runsWorkspace(wish, here.team(), command)
                .map(runs -> new OnBehalf(wish.who(), runs, command))
                .chain(
                        asked ->
                                changes.make(
                                        wish,
                                        TeamPlans.onBehalf(here.id(), asked),
                                        done,
                                        rejection -> refused(rejection, here.team())));
    }

    /// Slack is asked only where it seems to matter.
    private Uni<Boolean> runsWorkspace(Wish wish, Team.Active team, TeamCommand command) {
        return team.admins().contains(wish.who())
                        || command instanceof AddMember
                        || command instanceof RemoveMember
                ? Uni.createFrom().item(false)
                : users.runsWorkspace(wish.who());
    }

    private static String refused(Rejection rejection, Team.Active team) {
        return rejection == Rejection.NOT_TEAM_ADMIN
                ? LineWords.notAllowed(team)
                : LineWords.rejected(rejection);
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
