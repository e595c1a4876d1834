package dev.rollcall.commands.outbound.slack;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/// Which confirmations are claimed, posted, given up: one row each, which [WantedPosts] has made.
@ApplicationScoped
class SlackPosts {

    /// The first that waits in its channel; who is claimed or pauses holds up its own channel only.
    private static final String CLAIM =
            """
            update commands.slack_posts post
            set attempts = post.attempts + 1,
                due_at = now() + make_interval(secs => $1),
                posting_since = case when post.ts is null then coalesce(post.posting_since, now()) end
            from (
                select next.update_id, next.posting_since
                from commands.slack_posts next
                where next.shown_sequence < next.wanted_sequence
                and next.given_up is null
                and next.due_at <= now()
                and not exists (
                    select
                    from commands.slack_posts earlier
                    where earlier.slack_workspace = next.slack_workspace
                    and earlier.slack_channel = next.slack_channel
                    and earlier.position < next.position
                    and earlier.shown_sequence < earlier.wanted_sequence
                    and earlier.given_up is null)
                order by next.position
                limit 1
                for update skip locked) as claimed
            where post.update_id = claimed.update_id
            returning post.update_id, post.event_id, post.slack_workspace, post.slack_channel, post.ts,
                      post.wanted_sequence, post.attempts, claimed.posting_since
            """;

    private static final String SHOWN =
            """
            update commands.slack_posts
            set ts = coalesce($3, ts), shown_sequence = greatest(shown_sequence, $4),
                posting_since = null, attempts = 0, due_at = now()
            where update_id = $1
            and attempts = $2
            """;

    private static final String LATER =
            """
            update commands.slack_posts
            set due_at = now() + make_interval(secs => $3),
                posting_since = case when $4 then posting_since end
            where update_id = $1
            and attempts = $2
            """;

    private static final String GIVEN_UP =
            """
            update commands.slack_posts
            set given_up = $3, posting_since = null, due_at = now()
            where update_id = $1
            and attempts = $2
            """;

    private final Pool pool;

    SlackPosts(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<Claim>> claim(Duration atMost) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(seconds(atMost)))
                .map(
                        rows ->
                                rows.size() == 0
                                        ? Optional.empty()
                                        : Optional.of(claim(rows.iterator().next())));
    }

    /// The message says what the update was at a sequence; `ts` is empty where there is none.
    Uni<Void> shown(Claim claim, Optional<String> ts, long sequence) {
        return end(SHOWN, Tuple.of(claim.updateId(), claim.attempt(), ts.orElse(null), sequence));
    }

    /// @param unsure whether the message may be there
    Uni<Void> later(Claim claim, Duration pause, boolean unsure) {
        return end(LATER, Tuple.of(claim.updateId(), claim.attempt(), seconds(pause), unsure));
    }

    Uni<Void> givenUp(Claim claim, String reason) {
        return end(GIVEN_UP, Tuple.of(claim.updateId(), claim.attempt(), reason));
    }

    private Uni<Void> end(String sql, Tuple arguments) {
        return pool.preparedQuery(sql).execute(arguments).replaceWithVoid();
    }

    private static Claim claim(Row row) {
        return new Claim(
                row.getUUID("update_id"),
                new PostMark(row.getUUID("event_id")),
                row.getString("slack_workspace"),
                row.getString("slack_channel"),
                row.getLong("wanted_sequence"),
                Optional.ofNullable(row.getString("ts")),
                Optional.ofNullable(row.getOffsetDateTime("posting_since"))
                        .map(OffsetDateTime::toInstant),
                row.getInteger("attempts"));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
