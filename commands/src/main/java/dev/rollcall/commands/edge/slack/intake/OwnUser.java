package dev.rollcall.commands.edge.slack.intake;

import dev.rollcall.commands.slack.SlackAnswer;
import dev.rollcall.commands.slack.SlackWorkspaces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/// Which user the bot is in a workspace. Events say so, interactions don't: Slack is asked once.
@ApplicationScoped
public class OwnUser {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private final SlackWorkspaces slack;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    OwnUser(SlackWorkspaces slack) {
        this.slack = slack;
    }

    /// Empty where Slack does not say so in time.
    public Uni<Optional<String>> in(String workspace) {
        var before = Optional.ofNullable(known.get(workspace));
        return before.isPresent()
                ? Uni.createFrom().item(before)
                : Uni.createFrom()
                        .item(() -> asked(workspace))
                        .runSubscriptionOn(THREADS)
                        .ifNoItem()
                        .after(PATIENCE)
                        .recoverWithItem(Optional.empty());
    }

    private Optional<String> asked(String workspace) {
        if (slack.usable(workspace)
                && slack.in(workspace).self() instanceof SlackAnswer.Done<String>(var user)) {
            known.put(workspace, user);
            return Optional.of(user);
        }
        return Optional.empty();
    }
}
