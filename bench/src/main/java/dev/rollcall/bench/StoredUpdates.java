package dev.rollcall.bench;

import java.sql.SQLException;

/// Status updates that fill a store as appends would have: each submitted once and edited four
/// times, with its rows, indexes, positions and stamps.
public final class StoredUpdates {

    private static final int AT_ONCE = 100_000;

    private static final String FOLLOW_ON =
            """
            select setval('event_store.event_position', max(position)),
                   setval('event_store.last_stamp',
                          (extract(epoch from max(timestamp)) * 1000000)::bigint)
            from event_store.events
            """;

    private StoredUpdates() {}

    /// Into an empty store, ready to be appended to.
    public static void fill(Database database, int events) throws SQLException {
        for (int n = 0; n < events; n += AT_ONCE) {
            database.execute(insert(n, Math.min(n + AT_ONCE, events) - 1));
        }
        database.execute(FOLLOW_ON);
        database.execute("vacuum (freeze, analyze)");
        database.execute("checkpoint");
    }

    private static String insert(int first, int last) {
        return """
        insert into event_store.events (
            id, type, aggregate_id, data, timestamp, metadata, version, sequence, position)
        select gen_random_uuid(),
               'StatusUpdateEdited',
               md5('update ' || (n / 5))::uuid::varchar,
               '{"answers": [{"question": null,
                              "answer": "Finished the import, reviewing alerts next"}]}',
               timestamptz '2026-01-01' + n * interval '1 millisecond',
               jsonb_build_object(
                   'actor', 'ada', 'source', 'rest', 'ip', '127.0.0.1',
                   'correlation_id', gen_random_uuid(), 'command_id', gen_random_uuid()),
               1,
               n %% 5 + 1,
               n + 1
        from generate_series(%d, %d) as n
        """
                .formatted(first, last);
    }
}
