package dev.rollcall.bench;

import java.sql.SQLException;

/// Status updates that fill a store as appends would have: each submitted once and edited four
/// times, with its rows, indexes, positions and stamps.
public final class StoredUpdates {

    private static final int AT_ONCE = 100_000;
    private static final int TOLD = 1_000_000;

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
        var indexes = Indexes.of(database);
        indexes.drop();
        for (int stored = 0; stored < events; stored += AT_ONCE) {
            database.execute(insert(stored, Math.min(stored + AT_ONCE, events) - 1));
            if (stored > 0 && stored % TOLD == 0) {
                System.out.printf("  %,d of %,d events%n", stored, events);
            }
        }
        indexes.build();
        database.execute(FOLLOW_ON);
        database.execute("vacuum (analyze)");
        database.execute("checkpoint");
    }

    private static String insert(int first, int last) {
        return """
        insert into event_store.events (
            id, type, aggregate_id, data, timestamp, metadata, version, sequence, position)
        select gen_random_uuid(),
               case sequence when 1 then 'StatusUpdateSubmitted' else 'StatusUpdateEdited' end,
               md5('update ' || update)::uuid::varchar,
               case sequence when 1 then jsonb_build_object(
                   'team_id', md5('team ' || update %% 50)::uuid, 'author', 'ada',
                   'slack_workspace', null, 'slack_user', null, 'answers', answers)
               else jsonb_build_object('answers', answers) end,
               timestamptz '2026-01-01' + n * interval '1 millisecond',
               jsonb_build_object(
                   'actor', 'ada', 'source', 'rest', 'ip', '127.0.0.1', 'user_agent', 'curl/8.7.1',
                   'correlation_id', gen_random_uuid(), 'command_id', gen_random_uuid(),
                   'request_hash', md5('request ' || n)),
               case sequence when 1 then 3 else 1 end,
               sequence,
               n + 1
        from generate_series(%d, %d) as n,
             lateral (select n / 5 as update, n %% 5 + 1 as sequence) as place,
             jsonb(
                 '[{"question": null, "answer": "Finished the import, reviewing alerts next"}]'
             ) as answers
        """
                .formatted(first, last);
    }
}
