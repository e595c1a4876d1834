package dev.rollcall.commands.polls;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The clock of a service and its log, where a profile of tests chooses one that is moved.
@Alternative
@Singleton
public class WeekClock {

    public static final Instant START = Instant.parse("2026-03-25T23:00:00Z");

    private final MovedClock clock = new MovedClock(START);
    private final String database;
    private Connection administrator;

    WeekClock(@ConfigProperty(name = "rollcall.database.url") String database) {
        this.database = database;
    }

    @Produces
    @Singleton
    Clock clock() {
        return clock;
    }

    /// The log goes by it from now on, and began with it.
    void begin() throws SQLException {
        administrator = DriverManager.getConnection("jdbc:" + database, "postgres", "");
        administer(World.LOG_GOES_BY_OUR_CLOCK);
        administer("update event_store.epoch set started_at = '%s'".formatted(START));
        administer("select setval('event_store.last_stamp', 1)");
        moveTo(START);
    }

    void moveTo(Instant moment) throws SQLException {
        administer("update event_store.shown set now = '%s'".formatted(moment));
        clock.moveTo(moment);
    }

    private void administer(String sql) throws SQLException {
        try (var statement = administrator.createStatement()) {
            statement.execute(sql);
        }
    }

    @PreDestroy
    void close() throws SQLException {
        if (administrator != null) {
            administrator.close();
        }
    }
}
