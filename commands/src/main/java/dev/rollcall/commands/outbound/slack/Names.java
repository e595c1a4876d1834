package dev.rollcall.commands.outbound.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.model.User;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.slack.SlackAnswer;
import dev.rollcall.commands.slack.SlackWorkspaces;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/// What people are called in Slack, for where a mention would notify them. Blocks.
@ApplicationScoped
class Names {

    private static final Duration KEPT = Duration.ofHours(1);
    private static final int PEOPLE = 10_000;

    private final SlackWorkspaces slack;
    private final Cache<Member, String> known =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(PEOPLE).build();

    Names(SlackWorkspaces slack) {
        this.slack = slack;
    }

    /// Their id, while Slack does not tell.
    String of(String workspace, String user) {
        var name = known.get(new Member(workspace, user), this::ask);
        return name == null ? user : name;
    }

    private String ask(Member person) {
        return slack.usable(person.workspace())
                        && slack.in(person.workspace()).user(person.user())
                                instanceof SlackAnswer.Done<User>(var user)
                ? shown(user).orElse(null)
                : null;
    }

    private static Optional<String> shown(User user) {
        return Stream.of(
                        user.getProfile() == null ? null : user.getProfile().getDisplayName(),
                        user.getRealName(),
                        user.getName())
                .filter(name -> name != null && !name.isBlank())
                .findFirst();
    }
}
