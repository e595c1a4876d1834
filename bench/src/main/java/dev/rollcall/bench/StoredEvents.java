package dev.rollcall.bench;

import java.sql.SQLException;

/// Events that fill a store as appends would have, with their rows, indexes, positions and stamps.
@FunctionalInterface
public interface StoredEvents {

    int AT_ONCE = 100_000;
    int TOLD = 1_000_000;

    String FOLLOW_ON =
            """
            select setval('event_store.event_position', max(position)),
                   setval('event_store.last_stamp',
                          (extract(epoch from max(timestamp)) * 1000000)::bigint)
            from event_store.events
            """;

    /// The statement that inserts those whose numbers, counted from 0, are from `first` to `last`.
    String insert(int first, int last);

    /// Into an empty store, ready to be appended to.
    default void fill(Database database, int events) throws SQLException {
        var indexes = Indexes.of(database, "event_store.events");
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
}
