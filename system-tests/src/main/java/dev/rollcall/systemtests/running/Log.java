package dev.rollcall.systemtests.running;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/// The event store from behind: events that no service writes yet, or none ever will.
public record Log(String url) {
    private static final String APPEND =
            """
            select event_store.append(
                array[0], array[?], array[gen_random_uuid()], array[?]::varchar[], array[?]::varchar[],
                array[?::jsonb], array['{}'::jsonb], array[?], array[?::bigint], '{}', '{}', '{}', '{}')
            """;

    /// The next event of an aggregate, at its version in the catalogue.
    public void append(UUID aggregate, long sequence, String type, int version, String data) {
        try (var connection =
                        DriverManager.getConnection("jdbc:" + url + "?user=rollcall_commands");
                var statement = connection.prepareStatement(APPEND)) {
            statement.setBoolean(1, sequence == 1);
            statement.setString(2, type);
            statement.setString(3, aggregate.toString());
            statement.setString(4, data);
            statement.setInt(5, version);
            statement.setLong(6, sequence);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
