package dev.rollcall.commands.edge.geekbot;

import com.slack.api.model.User;
import dev.rollcall.commands.edge.geekbot.Directory.Known;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.SlackChannelRef;
import dev.rollcall.commands.model.team.Team;
import dev.rollcall.commands.slack.SlackAnswer;
import dev.rollcall.commands.slack.SlackWorkspaces;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/// Asks Slack what a team's members are called. Whom it tells nothing of in time is known by their
/// id alone.
@ApplicationScoped
class Directories {

    private static final int AT_ONCE = 8;
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private final SlackWorkspaces slack;

    Directories(SlackWorkspaces slack) {
        this.slack = slack;
    }

    Uni<Directory> of(Team team) {
        var members =
                team instanceof Team.Active active
                        ? List.copyOf(active.members())
                        : List.<Member>of();
        var workspace =
                team.linkedChannel()
                        .map(SlackChannelRef::workspace)
                        .or(() -> onlyOne(members.stream().map(Member::workspace)));
        return Multi.createFrom()
                .iterable(members)
                .onItem()
                .transformToUni(
                        member ->
                                Uni.createFrom()
                                        .item(() -> known(member))
                                        .runSubscriptionOn(THREADS))
                .merge(AT_ONCE)
                .collect()
                .asList()
                .map(known -> new Directory(workspace, known));
    }

    private Known known(Member member) {
        return slack.usable(member.workspace())
                        && slack.in(member.workspace()).user(member.user())
                                instanceof SlackAnswer.Done<User>(var user)
                ? known(member, user)
                : new Known(member, Optional.empty(), List.of());
    }

    /// The e-mail address is only told to apps that may read it.
    private static Known known(Member member, User user) {
        var profile = Optional.ofNullable(user.getProfile());
        return new Known(
                member,
                profile.map(User.Profile::getEmail).filter(email -> !email.isBlank()),
                Stream.of(
                                profile.map(User.Profile::getDisplayName).orElse(null),
                                profile.map(User.Profile::getRealName).orElse(null),
                                user.getRealName(),
                                user.getName())
                        .filter(name -> name != null && !name.isBlank())
                        .toList());
    }

    private static Optional<String> onlyOne(Stream<String> all) {
        var some = all.distinct().limit(2).toList();
        return some.size() == 1 ? Optional.of(some.getFirst()) : Optional.empty();
    }
}
