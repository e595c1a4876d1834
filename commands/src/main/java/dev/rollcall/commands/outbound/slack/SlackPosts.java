package dev.rollcall.commands.outbound.slack;

import dev.rollcall.commands.outbound.slack.Claim.Spot;
import dev.rollcall.events.NamedIds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Which posts are claimed, shown, given up: one row for each message, which [WantedPosts] has
/// made.
@ApplicationScoped
class SlackPosts {

    /// The first that waits in its place; who is claimed or pauses holds up its own place only.
    private static final String CLAIM =
            """
            update commands.slack_posts post
            set claims = post.claims + 1,
                due_at = now() + make_interval(secs => $1),
                posting_since = case when post.ts is null then coalesce(post.posting_since, now()) end
            from (
                select next.id, next.posting_since
                from commands.slack_posts next
                where next.shown < next.wanted
                and next.given_up is null
                and next.due_at <= now()
                and next.wanted_from <= $2
                and not exists (
                    select
                    from commands.slack_posts earlier
                    where earlier.slack_workspace = next.slack_workspace
                    and earlier.place = next.place
                    and (earlier.position, earlier.part) < (next.position, next.part)
                    and earlier.shown < earlier.wanted
                    and earlier.given_up is null
                    and earlier.wanted_from <= $2)
                order by next.position, next.part
                limit 1
                for update skip locked) as claimed
            where post.id = claimed.id
            returning post.id, post.kind, post.subject, post.event_id, post.slack_workspace,
                      post.slack_channel, post.slack_user, post.part, post.ts, post.wanted, post.claims,
                      post.failures, claimed.posting_since,
                      (select first.ts from commands.slack_posts first where first.id = post.continues)
                          as thread
            """;

    private static final String OPENED =
            """
            update commands.slack_posts
            set slack_channel = $3
            where id = $1
            and claims = $2
            """;

    private static final String SHOWN =
            """
            update commands.slack_posts
            set ts = coalesce($3, ts), shown = greatest(shown, $4),
                posting_since = null, failures = 0, due_at = now()
            where id = $1
            and claims = $2
            """;

    private static final String CONTINUE =
            """
            insert into commands.slack_posts (
                id, kind, subject, event_id, slack_workspace, slack_channel, slack_user,
                continues, part, position, wanted)
            select $2, kind, subject, event_id, slack_workspace, slack_channel, slack_user,
                   id, $3, position, $4
            from commands.slack_posts
            where id = $1
            on conflict do nothing
            """;

    private static final String CONTINUATIONS =
            """
            update commands.slack_posts
            set wanted = $2, failures = 0, given_up = null
            where continues = $1
            and wanted < $2
            """;

    private static final String LATER =
            """
            update commands.slack_posts
            set due_at = now() + make_interval(secs => $3),
                posting_since = case when $4 then posting_since end,
                failures = failures + $5
            where id = $1
            and claims = $2
            """;

    private static final String GIVEN_UP =
            """
            update commands.slack_posts
            set given_up = $3, due_at = now(),
                posting_since = case when $4 then posting_since end
            where id = $1
            and claims = $2
            """;

    private static final String IS_PUT_OFF =
            """
            select
            from commands.slack_posts later
            join commands.slack_posts post
                on later.subject = post.subject
                and later.slack_workspace = post.slack_workspace
                and later.slack_user = post.slack_user
                and later.id <> post.id
            where post.id = $1
            and later.put_off
            and later.ts is null
            and later.shown < later.wanted
            and later.given_up is null
            """;

    private final Pool pool;
    private final Clock clock;

    SlackPosts(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Optional<Claim>> claim(Duration atMost) {
        long endsAt = System.nanoTime() + atMost.toNanos();
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(seconds(atMost), clock.instant().atOffset(ZoneOffset.UTC)))
                .map(
                        rows ->
                                rows.size() == 0
                                        ? Optional.empty()
                                        : Optional.of(claim(rows.iterator().next(), endsAt)));
    }

    /// Whether somebody asked to be told later what a post tells them.
    Uni<Boolean> isPutOff(Claim claim) {
        return pool.preparedQuery(IS_PUT_OFF)
                .execute(Tuple.of(claim.id()))
                .map(rows -> rows.size() > 0);
    }

    /// The direct messages that it goes to have this channel.
    Uni<Void> opened(Claim claim, String channel) {
        return end(OPENED, Tuple.of(claim.id(), claim.number(), channel));
    }

    /// The message tells so far; `ts` is empty where there is none.
    Uni<Void> shown(Claim claim, Optional<String> ts, long tells) {
        return end(SHOWN, Tuple.of(claim.id(), claim.number(), ts.orElse(null), tells));
    }

    /// Its parts from 1 on are to tell so far, too. They wait for it to be shown.
    Uni<Void> continued(Claim claim, int parts, long tells) {
        var rows =
                IntStream.range(1, parts)
                        .mapToObj(
                                part ->
                                        Tuple.of(
                                                claim.id(),
                                                NamedIds.slackPost(
                                                        claim.id().toString(),
                                                        Integer.toString(part)),
                                                part,
                                                tells))
                        .toList();
        var inserted =
                rows.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : pool.preparedQuery(CONTINUE).executeBatch(rows).replaceWithVoid();
        return inserted.chain(() -> end(CONTINUATIONS, Tuple.of(claim.id(), tells)));
    }

    /// Not done, but not its fault either.
    Uni<Void> postponed(Claim claim, Duration pause, boolean unsure) {
        return later(claim, pause, unsure, 0);
    }

    /// @param unsure whether the message may be there
    Uni<Void> failed(Claim claim, Duration pause, boolean unsure) {
        return later(claim, pause, unsure, 1);
    }

    private Uni<Void> later(Claim claim, Duration pause, boolean unsure, int failures) {
        return end(
                LATER,
                Tuple.from(List.of(claim.id(), claim.number(), seconds(pause), unsure, failures)));
    }

    /// @param unsure whether the message may be there: who says it again looks first
    Uni<Void> givenUp(Claim claim, String reason, boolean unsure) {
        return end(GIVEN_UP, Tuple.of(claim.id(), claim.number(), reason, unsure));
    }

    private Uni<Void> end(String sql, Tuple arguments) {
        return pool.preparedQuery(sql).execute(arguments).replaceWithVoid();
    }

    private static Claim claim(Row row, long endsAt) {
        return new Claim(
                row.getUUID("id"),
                PostKind.stored(row.getString("kind")),
                row.getUUID("subject"),
                row.getUUID("event_id"),
                new Spot(
                        row.getString("slack_workspace"),
                        Optional.ofNullable(row.getString("slack_channel")),
                        Optional.ofNullable(row.getString("slack_user")),
                        row.getInteger("part"),
                        Optional.ofNullable(row.getString("thread"))),
                row.getLong("wanted"),
                Optional.ofNullable(row.getString("ts")),
                Optional.ofNullable(row.getOffsetDateTime("posting_since"))
                        .map(OffsetDateTime::toInstant),
                row.getInteger("claims"),
                row.getInteger("failures"),
                endsAt);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
