package dev.rollcall.commands.polls;

import dev.rollcall.commands.model.team.Member;
import dev.rollcall.events.NamedIds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;

/// Reminds somebody of a poll later, since they asked for it: a reminder among the bot's posts,
/// which is not said before its time, nor once they have answered or the poll is closed.
@ApplicationScoped
public class PuttingOff {

    /// One is to come at most, the one that was asked for last; asked for twice by one message,
    /// only the time is another one.
    private static final String PUT_OFF =
            """
            with others as (
                delete from commands.slack_posts
                where subject = $2
                and kind = 'reminder'
                and slack_workspace = $3
                and slack_user = $4
                and put_off
                and ts is null
                and posting_since is null
                and id <> $1
            )
            insert into commands.slack_posts as post (
                id, kind, subject, event_id, slack_workspace, slack_user, position, wanted,
                wanted_from, put_off)
            select $1, 'reminder', $2, opened.id, $3, $4, opened.position, opened.position, $5, true
            from event_store.events opened
            where opened.aggregate_id = $6
            and opened.sequence = 1
            and opened.type = 'PollOpened'
            on conflict (id) do update
            set wanted_from = excluded.wanted_from
            where post.ts is null
            and post.shown < post.wanted
            """;

    private final Pool pool;
    private final Clock clock;

    PuttingOff(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /// Done once it is durable.
    ///
    /// @param message what the wish came with
    public Uni<Void> remind(UUID poll, Member who, String message, Duration later) {
        var id = NamedIds.slackPost("later", poll.toString(), who.workspace(), who.user(), message);
        return pool.preparedQuery(PUT_OFF)
                .execute(
                        Tuple.of(
                                id,
                                poll,
                                who.workspace(),
                                who.user(),
                                clock.instant().plus(later).atOffset(ZoneOffset.UTC),
                                poll.toString()))
                .replaceWithVoid();
    }
}
