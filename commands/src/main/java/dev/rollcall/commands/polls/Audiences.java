package dev.rollcall.commands.polls;

import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.SlackChannelRef;
import dev.rollcall.commands.model.team.Team;
import dev.rollcall.commands.roster.Rosters;
import dev.rollcall.commands.roster.Rosters.Roster;
import dev.rollcall.commands.slack.Listed;
import dev.rollcall.commands.slack.SlackRefusal;
import dev.rollcall.commands.slack.SlackWorkspaces;
import dev.rollcall.events.Audience;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Whom a round asks. Who is in a channel or a user group is as Slack said last; where it never
/// did, the team's members are asked instead, which is said then.
@ApplicationScoped
public class Audiences {

    private static final Doubt NOWHERE =
            new Doubt(
                    "the team has no Slack channel, so its own members are asked",
                    "link a channel, or have the round ask the members");

    private static final int LONGEST = 500;

    private final Rosters rosters;
    private final Predicate<String> usable;

    @Inject
    Audiences(Rosters rosters, SlackWorkspaces slack) {
        this(rosters, slack::usable);
    }

    /// @param usable whether Slack can be asked about a workspace
    Audiences(Rosters rosters, Predicate<String> usable) {
        this.rosters = rosters;
        this.usable = usable;
    }

    /// Why those who are asked may be others than those who are meant, and what can be done.
    public record Doubt(String why, String remedy) {}

    /// Whom a round asks, bots and people who are gone among them.
    ///
    /// @param awaitedSince since when Slack is being asked who they are
    public record Whom(
            List<Member> members, Optional<Instant> awaitedSince, Optional<Doubt> doubt) {
        public Whom {
            members = List.copyOf(members);
        }

        private static Whom byHand(Collection<Member> members, Optional<Doubt> doubt) {
            return new Whom(List.copyOf(members), Optional.empty(), doubt);
        }
    }

    public Uni<Whom> of(Team.Active team, Audience audience) {
        return switch (audience.kind()) {
            case MEMBERS -> now(Whom.byHand(team.members(), Optional.empty()));
            case CHANNEL ->
                    team.channel()
                            .map(
                                    channel ->
                                            inSlack(
                                                    team,
                                                    channel.workspace(),
                                                    channel.channel(),
                                                    false))
                            .orElseGet(() -> now(nowhere(team)));
            case USER_GROUP ->
                    workspace(team)
                            .map(it -> inSlack(team, it, audience.slackUserGroup(), true))
                            .orElseGet(() -> now(nowhere(team)));
        };
    }

    /// Whether Slack can be asked who somebody is.
    boolean canAskAbout(Member member) {
        return usable.test(member.workspace());
    }

    /// Whom Slack can be asked about.
    List<Member> askable(Whom whom) {
        return whom.members().stream().filter(this::canAskAbout).toList();
    }

    /// That some are in the team's channel from workspaces where the bot cannot speak.
    Optional<Doubt> strangers(Team.Active team, Collection<Member> people) {
        var strangers =
                people.stream()
                        .filter(
                                one ->
                                        team.channel()
                                                .filter(it -> isOfAnother(one, it))
                                                .isPresent())
                        .filter(one -> !canAskAbout(one))
                        .map(one -> "%s of %s".formatted(one.user(), one.workspace()))
                        .toList();
        return strangers.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Doubt(
                                "%s: Rollcall is not installed in these workspaces, so the poll in the channel mentions them, and no direct message asks or reminds them"
                                        .formatted(Listed.in(", ", strangers, LONGEST)),
                                "have it installed there, or ask and remind them in the channel"));
    }

    private static boolean isOfAnother(Member who, SlackChannelRef channel) {
        return !who.workspace().equals(channel.workspace());
    }

    private static Uni<Whom> now(Whom whom) {
        return Uni.createFrom().item(whom);
    }

    private static Whom nowhere(Team.Active team) {
        return Whom.byHand(team.members(), Optional.of(NOWHERE));
    }

    /// A user group is one of the channel's workspace, or of the only one that members are of.
    private static Optional<String> workspace(Team.Active team) {
        return team.channel()
                .map(SlackChannelRef::workspace)
                .or(
                        () ->
                                Optional.of(
                                                team.members().stream()
                                                        .map(Member::workspace)
                                                        .collect(Collectors.toSet()))
                                        .filter(workspaces -> workspaces.size() == 1)
                                        .map(workspaces -> workspaces.iterator().next()));
    }

    private Uni<Whom> inSlack(
            Team.Active team, String workspace, String audience, boolean userGroup) {
        return rosters.of(workspace, audience, userGroup)
                .map(roster -> whom(team, audience, roster, usable.test(workspace)));
    }

    private static Whom whom(Team.Active team, String audience, Roster roster, boolean canAsk) {
        return new Whom(
                roster.knownAt().isPresent() ? roster.members() : List.copyOf(team.members()),
                roster.awaitedSince().filter(_ -> canAsk && roster.failure().isEmpty()),
                doubt(audience, roster, canAsk));
    }

    private static Optional<Doubt> doubt(String audience, Roster roster, boolean canAsk) {
        var failure =
                roster.failure()
                        .or(
                                () ->
                                        Optional.of("not_authed")
                                                .filter(_ -> !canAsk)
                                                .filter(_ -> roster.awaitedSince().isPresent()));
        if (failure.isEmpty() && roster.awaitedSince().isEmpty()) {
            return Optional.empty();
        }
        var why = failure.map(reason -> " (" + reason + ")").orElse("");
        return Optional.of(
                new Doubt(
                        roster.knownAt()
                                .map(
                                        at ->
                                                "Slack has not said anew who is in %s%s, so those are asked who were in it at %s"
                                                        .formatted(audience, why, at))
                                .orElseGet(
                                        () ->
                                                "Slack has not said who is in %s%s, so the team's members are asked"
                                                        .formatted(audience, why)),
                        failure.map(SlackRefusal::remedyOf)
                                .orElse("nothing: Slack is being asked")));
    }

    /// Why a round finds nobody.
    static Doubt nobody(Audience audience) {
        return switch (audience.kind()) {
            case MEMBERS ->
                    new Doubt(
                            "the team has no members who could be asked",
                            "add some, or have the round ask a channel");
            case CHANNEL, USER_GROUP ->
                    new Doubt(
                            "nobody is in the channel or the user group that is asked",
                            "invite people there, or have the round ask others");
        };
    }
}
