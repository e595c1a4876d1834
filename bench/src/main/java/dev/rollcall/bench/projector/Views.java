package dev.rollcall.bench.projector;

import dev.rollcall.bench.Broker;
import dev.rollcall.bench.Database;
import dev.rollcall.eventstore.AdvisoryLock;
import dev.rollcall.projector.projections.Projections;
import java.sql.Connection;
import java.sql.SQLException;

/// Views of a database whose store is full: `teams` and `status_updates` as if they had seen the
/// topic while it was empty, and the others paused.
record Views(Database database) {

    private static final String PAUSE =
            """
            update read_model.projections
            set paused_since = clock_timestamp(),
                paused_reason = 'not measured',
                paused_by = 'bench'
            where name not in ('teams', 'status_updates')
            """;

    /// Records that both views have dealt with.
    private static final String DONE =
            """
            select coalesce(min(done), 0)
            from (select sum(next_offset) as done
                  from read_model.checkpoints
                  where projection in ('teams', 'status_updates')
                  group by projection) both_views
            """;

    private static final String FINGERPRINT =
            """
            select concat_ws(' ',
                (select count(*) from read_model.changes),
                (select sum(hashtextextended(t::text, 0)) from read_model.teams t),
                (select sum(hashtextextended(t::text, 0)) from read_model.team_history t),
                (select sum(hashtextextended(t::text, 0)) from read_model.status_updates t),
                (select sum(hashtextextended(t::text, 0)) from read_model.status_update_history t))
            """;

    private static final String START =
            "select pg_advisory_lock(%s)".formatted(AdvisoryLock.PROJECTION.key());

    /// @param watermark up to which position the views are complete
    Views ready(String topicId, long watermark) throws SQLException {
        for (var projection : Projections.ALL) {
            database.execute(
                    """
            insert into read_model.projections (name, live_version, epoch, watermark)
            select '%1$s', %2$d, epoch, %3$d
            from event_store.epoch
            """
                            .formatted(projection.name(), projection.version(), watermark));
        }
        database.execute(PAUSE);
        database.execute(
                """
            insert into read_model.checkpoints (
                projection, partition, version, topic_id, next_offset, position)
            select name, partition, live_version, '%1$s', 0, watermark
            from read_model.projections, generate_series(0, %2$d - 1) as partition
            """
                        .formatted(topicId, Broker.PARTITIONS));
        return this;
    }

    /// No batch can be written until what is returned is let go, or closed.
    Connection hold() throws SQLException {
        var connection = database.connect();
        try (var lock = connection.prepareStatement(START.replace("$1", "?"))) {
            for (var view : new String[] {"teams", "status_updates"}) {
                lock.setString(1, view);
                lock.execute();
            }
        }
        return connection;
    }

    static void letGo(Connection held) throws SQLException {
        try (var statement = held.createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
        }
    }

    long done() throws SQLException {
        return Long.parseLong(database.ask(DONE));
    }

    /// The same for the same rows, histories and number of changes.
    String fingerprint() throws SQLException {
        return database.ask(FINGERPRINT);
    }
}
