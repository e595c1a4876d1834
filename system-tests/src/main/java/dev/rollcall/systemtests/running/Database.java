package dev.rollcall.systemtests.running;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The database from behind, as no user sees it: what was stored, and locks that hold a service at
/// a place of the test's choosing.
public record Database(String url) {
    private static final String APPENDED =
            """
            select aggregate_id, array_agg(sequence order by position)
            from event_store.events
            where aggregate_id = any(?)
            group by aggregate_id
            """;
    private static final String HISTORY =
            """
            select update_id::text, array_agg(sequence order by valid_from_position)
            from read_model.status_update_history
            where update_id::text = any(?)
            group by update_id
            """;
    private static final String WAITING =
            """
            select count(*)
            from pg_stat_activity
            where usename = ? and wait_event_type = 'Lock'
            """;

    /// The sequences of each aggregate's events, by position.
    public Map<String, List<Long>> appended(Collection<String> aggregates) {
        return sequences(APPENDED, aggregates);
    }

    /// The sequences of each status update's versions, from the first to the last.
    public Map<String, List<Long>> history(Collection<String> updates) {
        return sequences(HISTORY, updates);
    }

    /// Nobody changes `table` until the connection is closed; everyone may read it.
    public Connection hold(String table) throws SQLException {
        var connection = connect();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table %s in exclusive mode".formatted(table));
        }
        return connection;
    }

    /// Whether a statement of this role waits for a lock.
    public boolean isHeld(String role) {
        try (var connection = connect();
                var statement = connection.prepareStatement(WAITING)) {
            statement.setString(1, role);
            var found = statement.executeQuery();
            found.next();
            return found.getLong(1) > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, List<Long>> sequences(String sql, Collection<String> ids) {
        try (var connection = connect();
                var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
            var rows = statement.executeQuery();
            var found = new TreeMap<String, List<Long>>();
            while (rows.next()) {
                found.put(rows.getString(1), Arrays.asList((Long[]) rows.getArray(2).getArray()));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:" + url + "?user=postgres");
    }
}
