package dev.rollcall.commands.model.team;

import static dev.rollcall.commands.model.Decision.reject;
import static dev.rollcall.commands.model.Rejection.NOT_TEAM_ADMIN;

import dev.rollcall.commands.model.Decision;
import dev.rollcall.commands.model.Decision.Accepted;
import dev.rollcall.commands.model.Decision.Rejected;
import dev.rollcall.commands.model.team.TeamCommand.AddMember;
import dev.rollcall.commands.model.team.TeamCommand.DismissAdmin;
import dev.rollcall.commands.model.team.TeamCommand.LinkSlackChannel;
import dev.rollcall.commands.model.team.TeamCommand.OnBehalf;
import dev.rollcall.commands.model.team.TeamCommand.RemoveMember;
import dev.rollcall.events.TeamEvent;
import java.util.stream.Stream;

/// Who may change a team from Slack: its admins, and those who run the workspace that it is in.
/// Anybody may join and leave for themselves. Who links its channel is an admin from then on.
final class OnBehalfOf {

    private OnBehalfOf() {}

    static Decision<TeamEvent> decide(Team.Active team, OnBehalf asked) {
        if (!isAllowed(team, asked)) {
            return reject(NOT_TEAM_ADMIN);
        }
        var decision = Team.decide(team, asked.command());
        return switch (asked.command()) {
            case LinkSlackChannel _ -> appointing(team, asked.by(), decision);
            case TeamCommand _ -> decision;
        };
    }

    private static boolean isAllowed(Team.Active team, OnBehalf asked) {
        return team.admins().contains(asked.by())
                || (asked.runsWorkspace() && isIn(team, asked.by().workspace()))
                || isAboutThemselves(asked);
    }

    /// One without a channel is in the workspace that all of its people are in.
    private static boolean isIn(Team.Active team, String workspace) {
        return team.channel()
                .map(channel -> channel.workspace().equals(workspace))
                .orElseGet(
                        () ->
                                Stream.of(team.members(), team.admins())
                                        .flatMap(people -> people.stream())
                                        .allMatch(one -> one.workspace().equals(workspace)));
    }

    private static boolean isAboutThemselves(OnBehalf asked) {
        return switch (asked.command()) {
            case AddMember(var member) -> member.equals(asked.by());
            case RemoveMember(var member) -> member.equals(asked.by());
            case DismissAdmin(var admin) -> admin.equals(asked.by());
            case TeamCommand _ -> false;
        };
    }

    private static Decision<TeamEvent> appointing(
            Team.Active team, Member admin, Decision<TeamEvent> decision) {
        return switch (decision) {
            case Accepted<TeamEvent>(var events) ->
                    new Accepted<>(
                            Stream.concat(events.stream(), Team.appointed(team, admin).stream())
                                    .toList());
            case Rejected<TeamEvent> rejected -> rejected;
        };
    }
}
