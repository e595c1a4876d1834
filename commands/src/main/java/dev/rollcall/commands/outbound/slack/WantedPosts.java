package dev.rollcall.commands.outbound.slack;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// Which confirmations are wanted, and until when that is remembered. An event of another epoch
/// than the store's wants nothing: it is published again in this one, or it is lost.
@ApplicationScoped
class WantedPosts {

    private static final int FORGOTTEN_AT_ONCE = 1_000;

    /// What was stored before this life of the store may have been posted, and the copy not know
    /// it: the channel is searched first.
    private static final String WANT =
            """
            insert into commands.slack_posts (
                update_id, event_id, slack_workspace, slack_channel, position, wanted_sequence,
                posting_since)
            select $1, $2, team.slack_workspace, team.slack_channel, $4, $5,
                   case when $7 < store.started_at then $7 end
            from commands.teams as team, event_store.epoch as store
            where team.team_id = $3
            and team.slack_channel is not null
            and store.epoch = $6
            on conflict do nothing
            """;

    /// A message that is not there yet keeps its place in the channel's order.
    private static final String CHANGE =
            """
            update commands.slack_posts
            set wanted_sequence = $2,
                position = case when ts is null then position else $3 end,
                attempts = case when given_up is null then attempts else 0 end,
                given_up = null
            where update_id = $1
            and wanted_sequence < $2
            and exists (select from event_store.epoch where epoch = $4)
            """;

    private static final String FORGET =
            """
            delete from commands.slack_posts
            where update_id in (
                select update_id
                from commands.slack_posts
                where created_at < now() - make_interval(secs => $1)
                order by created_at
                limit $2)
            """;

    private final Pool pool;

    WantedPosts(Pool pool) {
        this.pool = pool;
    }

    /// Where in the log something was said.
    record Place(long epoch, long position, long sequence) {}

    /// A status update that is to be confirmed.
    record Wanted(UUID updateId, UUID eventId, UUID teamId, Place place, Instant stored) {
        private Tuple toTuple() {
            return Tuple.from(
                    List.of(
                            updateId,
                            eventId,
                            teamId,
                            place.position(),
                            place.sequence(),
                            place.epoch(),
                            stored.atOffset(ZoneOffset.UTC)));
        }
    }

    /// A status update whose confirmation, if there is one, is to say something else.
    record Changed(UUID updateId, Place place) {
        private Tuple toTuple() {
            return Tuple.of(updateId, place.sequence(), place.position(), place.epoch());
        }
    }

    /// Where the team has a channel; a repeat changes nothing.
    Uni<Void> want(List<Wanted> wanted) {
        return batch(WANT, wanted.stream().map(Wanted::toTuple).toList());
    }

    Uni<Void> change(List<Changed> changed) {
        return batch(CHANGE, changed.stream().map(Changed::toTuple).toList());
    }

    /// Some of what is older; edits of these updates are not followed any more.
    Uni<Void> forget(Duration older) {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(older.toMillis() / 1_000.0, FORGOTTEN_AT_ONCE))
                .replaceWithVoid();
    }

    private Uni<Void> batch(String sql, List<Tuple> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(sql).executeBatch(rows).replaceWithVoid();
    }
}
