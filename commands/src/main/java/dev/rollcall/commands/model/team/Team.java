package dev.rollcall.commands.model.team;

import static dev.rollcall.commands.model.Decision.accept;
import static dev.rollcall.commands.model.Decision.reject;
import static dev.rollcall.commands.model.Rejection.TEAM_ARCHIVED;
import static dev.rollcall.commands.model.Rejection.TEAM_EXISTS;
import static dev.rollcall.commands.model.Rejection.TEAM_UNKNOWN;

import dev.rollcall.commands.model.Decider;
import dev.rollcall.commands.model.Decision;
import dev.rollcall.commands.model.Rejection;
import dev.rollcall.commands.model.team.TeamCommand.AboutRound;
import dev.rollcall.commands.model.team.TeamCommand.AddMember;
import dev.rollcall.commands.model.team.TeamCommand.AppointAdmin;
import dev.rollcall.commands.model.team.TeamCommand.ArchiveTeam;
import dev.rollcall.commands.model.team.TeamCommand.ChooseHolidays;
import dev.rollcall.commands.model.team.TeamCommand.DismissAdmin;
import dev.rollcall.commands.model.team.TeamCommand.LinkSlackChannel;
import dev.rollcall.commands.model.team.TeamCommand.OnBehalf;
import dev.rollcall.commands.model.team.TeamCommand.RegisterTeam;
import dev.rollcall.commands.model.team.TeamCommand.RemoveMember;
import dev.rollcall.commands.model.team.TeamCommand.RenameTeam;
import dev.rollcall.commands.model.team.TeamCommand.UnlinkSlackChannel;
import dev.rollcall.events.TeamEvent;
import dev.rollcall.events.TeamEvent.HolidaysChosen;
import dev.rollcall.events.TeamEvent.MemberJoined;
import dev.rollcall.events.TeamEvent.MemberLeft;
import dev.rollcall.events.TeamEvent.PollPaused;
import dev.rollcall.events.TeamEvent.PollResumed;
import dev.rollcall.events.TeamEvent.PollScheduled;
import dev.rollcall.events.TeamEvent.PollUnscheduled;
import dev.rollcall.events.TeamEvent.SlackChannelLinked;
import dev.rollcall.events.TeamEvent.SlackChannelUnlinked;
import dev.rollcall.events.TeamEvent.TeamAdminAppointed;
import dev.rollcall.events.TeamEvent.TeamAdminDismissed;
import dev.rollcall.events.TeamEvent.TeamArchived;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A team is unknown, then active, then archived; nothing leaves archived. What changes nothing is
/// accepted without an event: a repeated click is no error.
public sealed interface Team {

    static Decider<Team, TeamCommand, TeamEvent> decider() {
        return new Decider<>(
                new Unknown(),
                List.of(Unknown.class, Active.class, Archived.class),
                3,
                TeamEvent.class,
                Team::decide,
                Team::evolve);
    }

    record Unknown() implements Team {}

    record Active(
            String name,
            Optional<SlackChannelRef> channel,
            Rounds rounds,
            Optional<Holidays> holidays,
            Set<Member> members,
            Set<Member> admins)
            implements Team {
        public Active {
            members = Set.copyOf(members);
            admins = Set.copyOf(admins);
        }

        Active named(String name) {
            return new Active(name, channel, rounds, holidays, members, admins);
        }

        Active linkedTo(Optional<SlackChannelRef> channel) {
            return new Active(name, channel, rounds, holidays, members, admins);
        }

        Active asked(Rounds rounds) {
            return new Active(name, channel, rounds, holidays, members, admins);
        }

        Active keeping(Optional<Holidays> holidays) {
            return new Active(name, channel, rounds, holidays, members, admins);
        }

        Active with(Member member) {
            return new Active(name, channel, rounds, holidays, more(members, member), admins);
        }

        Active without(Member member) {
            return new Active(name, channel, rounds, holidays, fewer(members, member), admins);
        }

        Active runBy(Member admin) {
            return new Active(name, channel, rounds, holidays, members, more(admins, admin));
        }

        Active notRunBy(Member admin) {
            return new Active(name, channel, rounds, holidays, members, fewer(admins, admin));
        }

        private static Set<Member> more(Set<Member> some, Member another) {
            var more = new HashSet<>(some);
            more.add(another);
            return more;
        }

        private static Set<Member> fewer(Set<Member> some, Member one) {
            var fewer = new HashSet<>(some);
            fewer.remove(one);
            return fewer;
        }
    }

    record Archived() implements Team {}

    /// The channel that is linked, where one is.
    default Optional<SlackChannelRef> linkedChannel() {
        return switch (this) {
            case Active active -> active.channel();
            case Unknown _, Archived _ -> Optional.empty();
        };
    }

    /// Why the team takes no status updates, where it does not.
    default Optional<Rejection> closed() {
        return switch (this) {
            case Unknown _ -> Optional.of(TEAM_UNKNOWN);
            case Active _ -> Optional.empty();
            case Archived _ -> Optional.of(TEAM_ARCHIVED);
        };
    }

    static Decision<TeamEvent> decide(Team team, TeamCommand command) {
        return switch (team) {
            case Unknown _ -> decideUnknown(command);
            case Active active -> decideActive(active, command);
            case Archived _ -> command instanceof ArchiveTeam ? accept() : reject(TEAM_ARCHIVED);
        };
    }

    private static Decision<TeamEvent> decideUnknown(TeamCommand command) {
        return command instanceof RegisterTeam(var name)
                ? accept(new TeamRegistered(name))
                : reject(TEAM_UNKNOWN);
    }

    private static Decision<TeamEvent> decideActive(Active team, TeamCommand command) {
        return switch (command) {
            case RegisterTeam _ -> reject(TEAM_EXISTS);
            case RenameTeam(var name) ->
                    team.name().equals(name) ? accept() : accept(new TeamRenamed(name));
            case LinkSlackChannel(var channel) -> link(team, channel);
            case UnlinkSlackChannel() ->
                    team.channel()
                            .map(linked -> Decision.<TeamEvent>accept(unlinked(linked)))
                            .orElseGet(Decision::accept);
            case AboutRound aboutRound -> team.rounds().decide(aboutRound);
            case ChooseHolidays(var holidays) ->
                    team.holidays().equals(holidays) ? accept() : accept(chosen(holidays));
            case AddMember(var member) ->
                    team.members().contains(member)
                            ? accept()
                            : accept(new MemberJoined(member.workspace(), member.user()));
            case RemoveMember(var member) ->
                    accept(
                            Stream.of(left(team, member), dismissed(team, member))
                                    .flatMap(Optional::stream)
                                    .toArray(TeamEvent[]::new));
            case AppointAdmin(var member) ->
                    accept(appointed(team, member).stream().toArray(TeamEvent[]::new));
            case DismissAdmin(var member) ->
                    accept(dismissed(team, member).stream().toArray(TeamEvent[]::new));
            case OnBehalf asked -> OnBehalfOf.decide(team, asked);
            case ArchiveTeam() ->
                    team.channel()
                            .map(linked -> accept(unlinked(linked), new TeamArchived()))
                            .orElseGet(() -> accept(new TeamArchived()));
        };
    }

    private static Decision<TeamEvent> link(Active team, SlackChannelRef channel) {
        var linked = new SlackChannelLinked(channel.workspace(), channel.channel());
        if (team.channel().isEmpty()) {
            return accept(linked);
        }
        var current = team.channel().get();
        return current.equals(channel) ? accept() : accept(unlinked(current), linked);
    }

    private static Optional<TeamEvent> left(Active team, Member member) {
        return Optional.of(member)
                .filter(team.members()::contains)
                .map(one -> new MemberLeft(one.workspace(), one.user()));
    }

    /// Who leaves the team runs it no more.
    private static Optional<TeamEvent> dismissed(Active team, Member admin) {
        return Optional.of(admin)
                .filter(team.admins()::contains)
                .map(one -> new TeamAdminDismissed(one.workspace(), one.user()));
    }

    static Optional<TeamEvent> appointed(Active team, Member admin) {
        return Optional.of(admin)
                .filter(one -> !team.admins().contains(one))
                .map(one -> new TeamAdminAppointed(one.workspace(), one.user()));
    }

    private static TeamEvent unlinked(SlackChannelRef channel) {
        return new SlackChannelUnlinked(channel.workspace(), channel.channel());
    }

    private static TeamEvent chosen(Optional<Holidays> holidays) {
        return new HolidaysChosen(
                holidays.map(Holidays::country).orElse(null),
                holidays.flatMap(Holidays::subdivision).orElse(null));
    }

    static Team evolve(Team team, TeamEvent event) {
        return switch (event) {
            case TeamRegistered(var name) ->
                    new Active(
                            name,
                            Optional.empty(),
                            Rounds.NONE,
                            Optional.empty(),
                            Set.of(),
                            Set.of());
            case TeamArchived() -> new Archived();
            case TeamRenamed _,
                    SlackChannelLinked _,
                    SlackChannelUnlinked _,
                    PollScheduled _,
                    PollUnscheduled _,
                    PollPaused _,
                    PollResumed _,
                    HolidaysChosen _,
                    MemberJoined _,
                    MemberLeft _,
                    TeamAdminAppointed _,
                    TeamAdminDismissed _ ->
                    team instanceof Active active ? evolveActive(active, event) : team;
        };
    }

    private static Active evolveActive(Active team, TeamEvent event) {
        return switch (event) {
            case TeamRenamed(var name) -> team.named(name);
            case SlackChannelLinked(var workspace, var channel) ->
                    team.linkedTo(Optional.of(new SlackChannelRef(workspace, channel)));
            case SlackChannelUnlinked _ -> team.linkedTo(Optional.empty());
            case PollScheduled scheduled -> team.asked(team.rounds().with(scheduled));
            case PollUnscheduled(var round) -> team.asked(team.rounds().without(round));
            case PollPaused paused -> team.asked(team.rounds().with(paused));
            case PollResumed resumed -> team.asked(team.rounds().with(resumed));
            case HolidaysChosen(var country, var subdivision) ->
                    team.keeping(
                            Optional.ofNullable(country)
                                    .map(of -> new Holidays(of, Optional.ofNullable(subdivision))));
            case MemberJoined(var workspace, var user) -> team.with(new Member(workspace, user));
            case MemberLeft(var workspace, var user) -> team.without(new Member(workspace, user));
            case TeamAdminAppointed(var workspace, var user) ->
                    team.runBy(new Member(workspace, user));
            case TeamAdminDismissed(var workspace, var user) ->
                    team.notRunBy(new Member(workspace, user));
            case TeamRegistered _, TeamArchived _ -> team;
        };
    }
}
