package dev.rollcall.commands.relay;

import io.vertx.mutiny.sqlclient.Row;

/// What is stored and not yet published: the log's last position, how many events wait (counted
/// in positions, some of which no event may have), and for how long the first of them has.
record Backlog(long head, long events, double seconds) {

    static final Backlog NONE = new Backlog(0, 0, 0);

    /// In a new epoch all of the log waits.
    static final String SQL =
            """
            select coalesce(head.position, 0) as head,
                   greatest(coalesce(head.position, 0) - published.position, 0) as events,
                   coalesce(extract(epoch from clock_timestamp() - waiting.timestamp), 0)::float8 as seconds
            from (
                select case when relay.epoch = store.epoch then relay.position else 0 end as position
                from commands.relay, event_store.epoch as store) as published
            left join lateral (
                select position
                from event_store.events
                order by position desc
                limit 1) as head on true
            left join lateral (
                select timestamp
                from event_store.events
                where position > published.position
                order by position
                limit 1) as waiting on true
            """;

    static Backlog of(Row row) {
        return new Backlog(row.getLong("head"), row.getLong("events"), row.getDouble("seconds"));
    }
}
