package dev.rollcall.torture.evidence;

import dev.rollcall.events.Event;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.torture.history.Stored;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The store as it is, read past everything that could hide something: not by the reader whose
/// promises are tested, but by plain SQL.
public record StoreLog(String url) {
    private static final String EVENTS =
            """
            select id, type, aggregate_id, data::text, timestamp, metadata->>'command_id',
                   metadata->>'correlation_id', version, sequence, position
            from event_store.events
            order by position, aggregate_id, sequence
            """;
    private static final String IS_PUBLISHED =
            """
            select relay.position >= coalesce((select max(position) from event_store.events), 0)
            from commands.relay
            """;

    public List<Stored> events() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            var rows = statement.executeQuery(EVENTS);
            var events = new ArrayList<Stored>();
            while (rows.next()) {
                events.add(stored(rows));
            }
            return events;
        }
    }

    /// Whether the relay says that it has published everything.
    public boolean isPublished() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            var row = statement.executeQuery(IS_PUBLISHED);
            return row.next() && row.getBoolean(1);
        }
    }

    private static Stored stored(ResultSet row) throws SQLException {
        var event = event(row.getString(2), row.getInt(8), row.getString(4));
        return new Stored(
                row.getObject(1, UUID.class),
                row.getString(3),
                row.getLong(9),
                row.getLong(10),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                UUID.fromString(row.getString(6)),
                marker(event, row.getString(7)),
                event);
    }

    private static Event event(String type, int version, String data) {
        return switch (EventCodec.decode(type, version, data)) {
            case Decoded.Known(var event) -> event;
            case Decoded.UnknownType _, Decoded.LaterVersion _, Decoded.Undecodable _ ->
                    throw new IllegalStateException("cannot be decoded: " + type + " " + data);
        };
    }

    private static String marker(Event event, String otherwise) {
        return event instanceof TeamRegistered(var name)
                ? name
                : event instanceof TeamRenamed(var name)
                        ? name
                        : event instanceof StatusUpdateSubmitted submitted
                                ? submitted.content()
                                : event instanceof StatusUpdateEdited edited
                                        ? edited.content()
                                        : otherwise;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:" + url + "?user=postgres");
    }
}
