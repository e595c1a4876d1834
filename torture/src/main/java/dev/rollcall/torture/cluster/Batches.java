package dev.rollcall.torture.cluster;

import java.sql.DriverManager;
import java.sql.SQLException;

/// What the projector's pods do in the database at this moment.
final class Batches {
    private static final int LOOKS = 200;

    /// A transaction that has written something has an id.
    private static final String IS_ONE_UNDER_WAY =
            """
            select count(*) > 0
            from pg_stat_activity
            where usename = 'rollcall_projector'
            and backend_xid is not null
            """;

    private Batches() {}

    /// Returns in the middle of one, or after a second without any, or at once without a database.
    static void awaitOne(String url) throws InterruptedException {
        try (var connection = DriverManager.getConnection("jdbc:" + url + "?user=postgres");
                var look = connection.prepareStatement(IS_ONE_UNDER_WAY)) {
            for (int n = 0; n < LOOKS; n++) {
                var row = look.executeQuery();
                if (row.next() && row.getBoolean(1)) {
                    return;
                }
                Thread.sleep(5);
            }
        } catch (SQLException _) {
            // Killed before.
        }
    }
}
