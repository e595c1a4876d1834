package dev.rollcall.commands.outbound.slack;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// Which posts are wanted, and until when that is remembered. An event of another epoch than the
/// store's wants nothing: it is published again in this one, or it is lost.
@ApplicationScoped
class WantedPosts {

    private static final int FORGOTTEN_AT_ONCE = 1_000;

    /// What was stored before this life of the store may have been posted, and the copy not know
    /// it: the channel is searched first.
    private static final String WANT =
            """
            insert into commands.slack_posts (
                id, kind, subject, event_id, slack_workspace, slack_channel, slack_user,
                position, wanted, wanted_from, posting_since)
            select $1, $2, $3, $4, coalesce(team.slack_workspace, $6::varchar),
                   case when $8::varchar is null then coalesce($7::varchar, team.slack_channel) end,
                   $8::varchar, $9, $10, $11,
                   case when $13 < store.started_at then $13 end
            from event_store.epoch as store
            left join commands.teams as team on team.team_id = $5
            where store.epoch = $12
            and coalesce($8::varchar, $7::varchar, team.slack_channel) is not null
            and ($8::varchar is null or team.slack_channel is null)
            and coalesce(team.slack_workspace, $6::varchar) is not null
            and (not $14 or exists (
                select
                from commands.people as person
                where person.slack_workspace = $6
                and person.slack_user = $8
                and person.interviewed))
            on conflict do nothing
            """;

    /// A message that is not there yet keeps its place in the channel's order.
    private static final String CHANGE =
            """
            update commands.slack_posts
            set wanted = $3,
                position = case when ts is null then position else $4 end,
                failures = case when given_up is null then failures else 0 end,
                given_up = null
            where subject = $1
            and kind = any ($2)
            and continues is null
            and wanted < $3
            and exists (select from event_store.epoch where epoch = $5)
            """;

    /// The summary of the poll that a status update answers, where it has one by now.
    private static final String ANSWERED =
            """
            update commands.slack_posts post
            set wanted = $2,
                position = case when post.ts is null then post.position else $2 end,
                failures = case when post.given_up is null then post.failures else 0 end,
                given_up = null
            from event_store.events as submitted
            where submitted.aggregate_id = $1
            and submitted.sequence = 1
            and post.subject = (submitted.data->>'poll_id')::uuid
            and post.kind = 'summary'
            and post.continues is null
            and post.wanted < $2
            and exists (select from event_store.epoch where epoch = $3)
            """;

    private static final String FORGET =
            """
            delete from commands.slack_posts
            where id in (
                select id
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

    /// @param id the same for every repeat
    /// @param stored when the event was
    /// @param from not said earlier
    record Wanted(
            UUID id,
            PostKind kind,
            UUID subject,
            UUID eventId,
            Recipient to,
            Place place,
            Instant stored,
            Instant from) {
        private Tuple toTuple() {
            return Tuple.from(
                    Arrays.asList(
                            id,
                            kind.storedName(),
                            subject,
                            eventId,
                            to.team(),
                            to.workspace(),
                            to.channel(),
                            to.user(),
                            place.position(),
                            kind.version(place),
                            from.atOffset(ZoneOffset.UTC),
                            place.epoch(),
                            stored.atOffset(ZoneOffset.UTC),
                            to instanceof Recipient.Interviewee));
        }
    }

    /// An aggregate whose posts of some kinds, where there are any, are to say something else.
    record Changed(UUID subject, List<PostKind> kinds, Place place) {
        private Tuple toTuple() {
            return Tuple.of(
                    subject,
                    kinds.stream().map(PostKind::storedName).toArray(String[]::new),
                    kinds.getFirst().version(place),
                    place.position(),
                    place.epoch());
        }
    }

    /// A status update that answers a poll, or may.
    record Answered(UUID updateId, Place place) {
        private Tuple toTuple() {
            return Tuple.of(updateId.toString(), place.position(), place.epoch());
        }
    }

    /// Where there is a channel; a repeat changes nothing.
    Uni<Void> want(List<Wanted> wanted) {
        return batch(WANT, wanted.stream().map(Wanted::toTuple).toList());
    }

    Uni<Void> change(List<Changed> changed) {
        return batch(CHANGE, changed.stream().map(Changed::toTuple).toList());
    }

    Uni<Void> answered(List<Answered> answered) {
        return batch(ANSWERED, answered.stream().map(Answered::toTuple).toList());
    }

    /// Some of what is older; what changes of it later is not followed any more.
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
