package dev.rollcall.api;

import dev.rollcall.local.postgres.LocalPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What [ReadModelDatabase] has, which is written to, and a streaming replica of it, which the api
/// reads. What the primary did is not held up by readers.
public final class ReplicaDatabase implements QuarkusTestResourceLifecycleManager {
    private static volatile LocalPostgres replica;

    private final ReadModelDatabase primary = new ReadModelDatabase();

    public static LocalPostgres replica() {
        return replica;
    }

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<>(primary.start());
        administer("alter system set max_standby_streaming_delay = 0");
        replica = primary.postgres().standby();
        settings.put("rollcall.database.url", replica.url());
        settings.put("rollcall.database.pool-size", "3");
        settings.put("rollcall.live.lag", "60s");
        return settings;
    }

    private void administer(String sql) {
        var url = "jdbc:" + primary.postgres().url();
        try (var administrator = DriverManager.getConnection(url, "postgres", "");
                var statement = administrator.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        replica.close();
        primary.stop();
    }

    /// In place of what the other tests stand on.
    public static final class Profile implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(ReplicaDatabase.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }
}
