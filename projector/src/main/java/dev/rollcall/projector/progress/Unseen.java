package dev.rollcall.projector.progress;

import static java.util.stream.Collectors.joining;

import dev.rollcall.events.codec.EventType;
import dev.rollcall.eventstore.AdvisoryLock;
import dev.rollcall.projector.projections.Table;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Arrays;

/// An event of the store that a view has not seen: its aggregate's row does not have its sequence,
/// is not known to be stuck, and the event was not discarded. Of types that this build does not
/// know, too, unless the stream began as another kind of aggregate, as in a fold.
public record Unseen(long position, String aggregateId, Instant timestamp) {

    /// Scalar subqueries, so that the plan is one index probe an event, whatever the tables' sizes.
    private static final String UNSEEN =
            """
            coalesce(
                (select r.sequence
                 from read_model.%1$s r
                 where r.%2$s = case when pg_input_is_valid(e.aggregate_id, 'uuid')
                                then e.aggregate_id::uuid end), 0) < e.sequence
            and (select true
                 from read_model.stuck s
                 where s.projection = $1
                 and s.aggregate_id = e.aggregate_id) is null
            and (select true
                 from read_model.discarded d
                 where d.projection = $1
                 and d.aggregate_id = e.aggregate_id
                 and d.event_id = e.id) is null
            and (select true
                 from event_store.events first
                 where first.aggregate_id = e.aggregate_id
                 and first.sequence = 1
                 and (first.type = any ($2::text[])
                      or e.type not in (%3$s) and first.id in (
                          select d.event_id
                          from read_model.discarded d
                          where d.projection = $1
                          and d.aggregate_id = e.aggregate_id))) is null
            """;

    private static final String KNOWN =
            Arrays.stream(EventType.values())
                    .map(type -> "'" + type.storedName() + "'")
                    .collect(joining(", "));

    /// A moment until which every event is stored, for a statement that begins after this one: no
    /// append is under way that has its time already and is not committed yet. Null while one is.
    static final String QUIET_SINCE =
            """
            select case
                when not exists (
                    select
                    from pg_locks
                    where locktype = 'advisory'
                    and database = (select oid from pg_database where datname = current_database())
                    and (classid::bigint, objid::bigint) = (%s)
                    and granted)
                then statement_timestamp()
            end as quiet_since
            """
                    .formatted(AdvisoryLock.APPEND.key());

    static Unseen of(Row row) {
        return new Unseen(
                row.getLong("position"),
                row.getString("aggregate_id"),
                row.getOffsetDateTime("timestamp").toInstant());
    }

    /// Moves the view's watermark up to its first unseen event, and the time until which it is
    /// complete; tells where all stands. A clock that only goes on is not written down each time.
    static String upTo(Table<?> table) {
        return """
            with store as (
                select coalesce(last.position, 0) as head, last.timestamp as head_at, epoch.epoch
                from event_store.epoch
                left join (
                    select position, timestamp
                    from event_store.events
                    order by position desc
                    limit 1) last on true),
            view as (
                select name, live_version, epoch, watermark, paused_since, paused_reason, paused_by
                from read_model.projections
                where name = $1),
            unseen as (
                select e.position, e.aggregate_id, e.timestamp
                from event_store.events e
                where e.position > (select watermark from view)
                and e.type <> all ($2::text[])
                and %s
                order by e.position
                limit 1),
            reached as (
                select view.epoch,
                       coalesce((select position - 1 from unseen), store.head) as position,
                       coalesce((select timestamp from unseen), $3, store.head_at) as complete_until
                from store, view
                where store.epoch = view.epoch),
            moved as (
                update read_model.projections p
                set watermark = greatest(p.watermark, reached.position),
                    complete_until = greatest(p.complete_until, reached.complete_until)
                from reached
                where p.name = $1
                and p.epoch = reached.epoch
                and (p.watermark < reached.position
                     or p.complete_until < reached.complete_until - interval '5 seconds'))
            select view.live_version, view.epoch, view.paused_since, view.paused_reason,
                   view.paused_by, store.epoch as store_epoch, store.head,
                   coalesce((select position from reached), view.watermark) as reached,
                   (select count(*) from read_model.stuck where projection = $1) as stuck,
                   unseen.position, unseen.aggregate_id, unseen.timestamp, rebuild.*
            from view
            cross join store
            left join unseen on true
            left join (%s) rebuild on true
            """
                .formatted(
                        UNSEEN.formatted(table.name(), table.key(), KNOWN), Rebuilding.UNDER_WAY);
    }

    /// Those among the first thousand events from a position on, so that the price has a bound.
    static String from(Table<?> table) {
        return """
            select e.position, e.aggregate_id, e.timestamp
            from (select id, type, position, aggregate_id, sequence, timestamp
                  from event_store.events
                  where position > $3
                  and position <= $4
                  and type <> all ($2::text[])
                  order by position
                  limit 1000) e
            where %s
            order by e.position
            """
                .formatted(UNSEEN.formatted(table.name(), table.key(), KNOWN));
    }
}
