package dev.rollcall.projector.outside;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.Metadata;
import dev.rollcall.events.codec.EnvelopeJson;
import dev.rollcall.events.codec.EventCodec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The database as its administrator sees it.
public final class Database implements AutoCloseable {

    private static final Metadata METADATA =
            new Metadata("test", "rest", null, null, null, null, null, null, null, null, null);

    private static final String APPEND =
            """
            insert into event_store.events (
                id, type, aggregate_id, data, timestamp, metadata, version, sequence, position)
            values (?, ?, ?, ?::jsonb,
                    coalesce(?::timestamptz, date_trunc('milliseconds', clock_timestamp())),
                    ?::jsonb, ?,
                    (select coalesce(max(sequence), 0) + 1
                     from event_store.events
                     where aggregate_id = ?),
                    nextval('event_store.event_position'))
            returning data::text, timestamp, sequence, position,
                      (select epoch from event_store.epoch)
            """;

    private final String url;
    private Connection connection;

    Database(String url) {
        this.url = url;
    }

    public Envelope append(String aggregateId, Event event) {
        var encoded = EventCodec.encode(event);
        return append(aggregateId, encoded.type(), encoded.version(), encoded.data());
    }

    /// As if it had been stored then.
    Envelope append(String aggregateId, Event event, Instant at) {
        var encoded = EventCodec.encode(event);
        return append(aggregateId, encoded.type(), encoded.version(), encoded.data(), at);
    }

    public Envelope append(String aggregateId, String type, int version, String data) {
        return append(aggregateId, type, version, data, null);
    }

    /// As if it had been stored then; now where no moment is given.
    public synchronized Envelope append(
            String aggregateId, String type, int version, String data, Instant at) {
        var id = UUID.randomUUID();
        try (var statement = connection().prepareStatement(APPEND)) {
            set(
                    statement,
                    id,
                    type,
                    aggregateId,
                    data,
                    at == null ? null : at.toString(),
                    EnvelopeJson.writeMetadata(METADATA),
                    version,
                    aggregateId);
            try (var stored = statement.executeQuery()) {
                stored.next();
                return new Envelope(
                        id,
                        type,
                        aggregateId,
                        stored.getString(1),
                        stored.getTimestamp(2).toInstant(),
                        METADATA,
                        version,
                        stored.getLong(3),
                        stored.getLong(4),
                        stored.getLong(5));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// The one row that a query gives, by column; empty where it gives none.
    public synchronized Map<String, Object> row(String sql, Object... arguments) {
        try (var statement = connection().prepareStatement(sql)) {
            set(statement, arguments);
            try (var rows = statement.executeQuery()) {
                var row = new HashMap<String, Object>();
                if (rows.next()) {
                    for (int n = 1; n <= rows.getMetaData().getColumnCount(); n++) {
                        row.put(rows.getMetaData().getColumnName(n), rows.getObject(n));
                    }
                }
                return row;
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public long number(String sql, Object... arguments) {
        return ((Number) List.copyOf(row(sql, arguments).values()).getFirst()).longValue();
    }

    public synchronized int execute(String sql, Object... arguments) {
        try (var statement = connection().prepareStatement(sql)) {
            set(statement, arguments);
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void set(PreparedStatement statement, Object... arguments) throws SQLException {
        for (int n = 0; n < arguments.length; n++) {
            statement.setObject(n + 1, arguments[n]);
        }
    }

    private Connection connection() throws SQLException {
        if (connection == null || !connection.isValid(5)) {
            connection = DriverManager.getConnection(url, "postgres", "");
        }
        return connection;
    }

    @Override
    public synchronized void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
