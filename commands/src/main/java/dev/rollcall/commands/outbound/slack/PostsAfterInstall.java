package dev.rollcall.commands.outbound.slack;

import dev.rollcall.commands.slack.SlackRefusal;
import dev.rollcall.commands.slack.SlackWorkspaces;
import dev.rollcall.commands.slack.WorkspacesUsable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import org.jboss.logging.Logger;

/// Tries again what was given up for want of a token, once there is one, unless it is of no
/// interest any more.
@ApplicationScoped
class PostsAfterInstall {

    private static final Logger LOG = Logger.getLogger(PostsAfterInstall.class);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private static final String TRY_AGAIN =
            """
            update commands.slack_posts
            set given_up = null, failures = 0, due_at = now()
            where slack_workspace = any($1)
            and given_up = any($2)
            and created_at > now() - make_interval(secs => case kind when 'confirmation' then $3::float8 else $4::float8 end)
            """;

    private final Pool pool;
    private final SlackWorkspaces slack;
    private final PostsConfig config;

    PostsAfterInstall(Pool pool, SlackWorkspaces slack, PostsConfig config) {
        this.pool = pool;
        this.slack = slack;
        this.config = config;
    }

    void usable(@Observes WorkspacesUsable usable) {
        try {
            int posts = tryAgain(usable.workspaces()).await().atMost(ANSWER);
            if (posts > 0) {
                LOG.infof(
                        "Slack: %d posts that were given up are tried again, since the bot can speak in %s",
                        posts, usable.workspaces());
            }
        } catch (RuntimeException failure) {
            LOG.warnf(
                    "Slack: posts of %s that were given up could not be tried again (%s): retry them by hand",
                    usable.workspaces(), failure);
        }
    }

    /// Whoever let the bot in while that was done did not find it among those to be tried again.
    void givenUp(String workspace) {
        if (slack.usable(workspace)) {
            tryAgain(Set.of(workspace)).await().atMost(ANSWER);
        }
    }

    private Uni<Integer> tryAgain(Set<String> workspaces) {
        return pool.preparedQuery(TRY_AGAIN)
                .execute(
                        Tuple.of(
                                workspaces.toArray(String[]::new),
                                SlackRefusal.OF_TOKENS.toArray(String[]::new),
                                seconds(config.within()),
                                seconds(config.pollsWithin())))
                .map(rows -> rows.rowCount());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
