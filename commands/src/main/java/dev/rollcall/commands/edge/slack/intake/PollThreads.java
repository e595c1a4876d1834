package dev.rollcall.commands.edge.slack.intake;

import dev.rollcall.commands.edge.slack.payload.Spot;
import dev.rollcall.edge.problems.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Which poll a message answers by standing under it: under the bot's message about the poll, in a
/// channel or directly.
@ApplicationScoped
public class PollThreads {

    private static final String POLL =
            """
            select subject
            from commands.slack_posts
            where slack_workspace = $1
            and slack_channel = $2
            and ts = $3
            and kind in ('poll', 'question', 'reminder')
            """;

    /// Slack has it, and we may not know that yet.
    private static final String UNDER_WAY =
            """
            select
            from commands.slack_posts
            where slack_workspace = $1
            and slack_channel = $2
            and kind in ('poll', 'question', 'reminder')
            and ts is null
            and posting_since is not null
            and shown < wanted
            and given_up is null
            limit 1
            """;

    private final Pool pool;

    PollThreads(Pool pool) {
        this.pool = pool;
    }

    /// Fails while a poll of the channel's is being posted, so that Slack asks again.
    public Uni<Optional<UUID>> poll(Spot spot) {
        return spot.thread()
                .map(thread -> poll(spot, thread))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<UUID>> poll(Spot spot, String thread) {
        var channel = spot.channel();
        return pool.preparedQuery(POLL)
                .execute(Tuple.of(channel.workspace(), channel.channel(), thread))
                .map(rows -> rows.stream().findFirst().map(row -> row.getUUID("subject")))
                .call(found -> found.isPresent() ? Uni.createFrom().voidItem() : settled(spot));
    }

    private Uni<Void> settled(Spot spot) {
        return pool.preparedQuery(UNDER_WAY)
                .execute(Tuple.of(spot.channel().workspace(), spot.channel().channel()))
                .invoke(
                        rows -> {
                            if (rows.size() > 0) {
                                throw ProblemException.unavailable(
                                        "A poll is being posted there.", Duration.ofSeconds(1));
                            }
                        })
                .replaceWithVoid();
    }
}
