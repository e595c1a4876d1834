package dev.rollcall.api.flow;

import dev.rollcall.api.feed.FeedPosition;
import dev.rollcall.api.flow.Flow.Feed;
import dev.rollcall.api.flow.Flow.Log;
import dev.rollcall.api.live.Streams;
import dev.rollcall.api.readmodel.ReadModel;
import dev.rollcall.eventstore.read.EventReader;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/// Whatever the size of the log and of the feed, each statement looks at a bounded part of it.
@ApplicationScoped
class FlowQueries {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private static final String FEED =
            """
            select head.number,
                (select count(*)
                 from (
                     select changed_at
                     from read_model.changes
                     order by number desc
                     limit 10000) as latest
                 where changed_at > clock_timestamp() - interval '1 minute') as last_minute
            from (%s) as head
            """
                    .formatted(FeedPosition.HEAD);

    private static final String VISIBLE =
            """
            select change.projection,
                array_agg(extract(epoch from change.changed_at - event.timestamp)::float8) as seconds
            from (
                select projection, epoch, position, changed_at
                from read_model.changes
                where kind = 'changed'
                order by number desc
                limit 1000) as change
            join event_store.epoch as store on store.epoch = change.epoch
            join event_store.events as event on event.position = change.position
            group by change.projection
            order by change.projection
            """;

    private final ReadModel database;
    private final Streams streams;
    private final Clock clock = Clock.systemUTC();

    FlowQueries(ReadModel database, Streams streams) {
        this.database = database;
        this.streams = streams;
    }

    Uni<Flow> now() {
        return Uni.combine()
                .all()
                .unis(database.query("flow_log", this::log), feed(), visible())
                .with((log, feed, visible) -> new Flow(log, feed, streams.count(), visible));
    }

    private Uni<Log> log(SqlClient client) {
        var log = new EventReader(client);
        var now = clock.instant();
        return log.lastBefore(List.of(now.minus(MINUTE), now.minus(HOUR)))
                .chain(
                        before ->
                                log.head()
                                        .map(
                                                head ->
                                                        new Log(
                                                                head,
                                                                head - before.get(0),
                                                                head - before.get(1))));
    }

    private Uni<Feed> feed() {
        return database.query("flow_feed", FEED, Tuple.tuple())
                .map(rows -> rows.iterator().next())
                .map(row -> new Feed(row.getLong("number"), row.getLong("last_minute")));
    }

    private Uni<List<Visible>> visible() {
        return database.query("flow_visible", VISIBLE, Tuple.tuple())
                .map(
                        rows ->
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(FlowQueries::visible)
                                        .toList());
    }

    private static Visible visible(Row row) {
        return Visible.of(row.getString("projection"), row.getArrayOfDoubles("seconds"));
    }
}
