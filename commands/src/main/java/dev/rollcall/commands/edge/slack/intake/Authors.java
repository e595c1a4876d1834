package dev.rollcall.commands.edge.slack.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.model.User;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.slack.SlackAnswer;
import dev.rollcall.commands.slack.SlackWorkspaces;
import dev.rollcall.edge.problems.Text;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/// What people are called. Asks Slack now and then; without an answer in time, a name must do that
/// we have.
@ApplicationScoped
public class Authors {

    /// A part of the time in which the whole command must be done.
    private static final Duration PATIENCE = Duration.ofMillis(400);

    private static final Duration KEPT = Duration.ofHours(1);
    private static final int PEOPLE = 10_000;
    private static final int LONGEST = 200;
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private final SlackWorkspaces slack;
    private final Cache<Member, String> names =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(PEOPLE).build();

    Authors(SlackWorkspaces slack) {
        this.slack = slack;
    }

    /// The name that Slack shows, where Slack tells it in time.
    ///
    /// @param otherwise a name that came with the request; may be empty
    public Uni<String> name(Member person, String otherwise) {
        var known = names.getIfPresent(person);
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        var fallback = isName(otherwise) ? otherwise : person.user();
        if (!slack.usable(person.workspace())) {
            return Uni.createFrom().item(fallback);
        }
        return Uni.createFrom()
                .item(() -> ask(person))
                .runSubscriptionOn(THREADS)
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(Optional.empty())
                .map(name -> name.orElse(fallback));
    }

    private Optional<String> ask(Member person) {
        if (!(slack.in(person.workspace()).user(person.user())
                instanceof SlackAnswer.Done<User>(var user))) {
            return Optional.empty();
        }
        var name = shown(user);
        name.ifPresent(shown -> names.put(person, shown));
        return name;
    }

    private static Optional<String> shown(User user) {
        return Stream.of(
                        user.getProfile() == null ? null : user.getProfile().getDisplayName(),
                        user.getRealName(),
                        user.getName())
                .filter(Authors::isName)
                .findFirst();
    }

    private static boolean isName(String name) {
        return name != null && Text.flaw(name, LONGEST).isEmpty();
    }
}
