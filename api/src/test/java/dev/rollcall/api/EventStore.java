package dev.rollcall.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.eventstore.append.NewEvent;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// Appends to the log as the commands service does, and tells what it holds.
public final class EventStore implements AutoCloseable {
    private static final String APPEND =
            """
            select cardinality(refused)
            from event_store.append(
                ?::integer[], ?::boolean[], ?::uuid[], ?::varchar[], ?::varchar[], ?::jsonb[], ?::jsonb[],
                ?::integer[], ?::bigint[], '{}', '{}', '{}', '{}')
            """;

    private final Connection connection;

    public EventStore() {
        try {
            connection = DriverManager.getConnection(Views.url, "rollcall_commands", "");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// An event with an id of its own.
    public static NewEvent event(
            UUID aggregate, long sequence, String type, String data, Map<String, String> metadata) {
        return new NewEvent(
                UUID.randomUUID(),
                type,
                1,
                aggregate.toString(),
                sequence,
                data,
                new JsonObject(Map.copyOf(metadata)).encode());
    }

    /// All of them in one append.
    public void append(List<NewEvent> events) {
        var begun = new HashSet<String>();
        var firsts = events.stream().map(event -> begun.add(event.aggregateId())).toList();
        try (var statement = connection.prepareStatement(APPEND)) {
            statement.setArray(1, texts(events, _ -> 0));
            statement.setArray(2, connection.createArrayOf("boolean", firsts.toArray()));
            statement.setArray(3, texts(events, NewEvent::id));
            statement.setArray(4, texts(events, NewEvent::type));
            statement.setArray(5, texts(events, NewEvent::aggregateId));
            statement.setArray(6, texts(events, NewEvent::data));
            statement.setArray(7, texts(events, NewEvent::metadata));
            statement.setArray(8, texts(events, NewEvent::version));
            statement.setArray(9, texts(events, NewEvent::sequence));
            try (var answer = statement.executeQuery()) {
                answer.next();
                assertThat(answer.getInt(1)).isZero();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void append(NewEvent... events) {
        append(List.of(events));
    }

    private java.sql.Array texts(List<NewEvent> events, Function<NewEvent, Object> field)
            throws SQLException {
        return connection.createArrayOf(
                "text", events.stream().map(event -> field.apply(event).toString()).toArray());
    }

    /// An event as the log has it.
    public record Stored(
            long position,
            UUID id,
            String type,
            String aggregateId,
            long sequence,
            Instant timestamp,
            JsonObject metadata) {}

    /// All that stands after a position.
    public List<Stored> after(long position) {
        try (var statement =
                connection.prepareStatement(
                        "select position, id, type, aggregate_id, sequence, timestamp, metadata::text from event_store.events where position > ? order by position")) {
            statement.setLong(1, position);
            var events = new ArrayList<Stored>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    events.add(
                            new Stored(
                                    rows.getLong(1),
                                    rows.getObject(2, UUID.class),
                                    rows.getString(3),
                                    rows.getString(4),
                                    rows.getLong(5),
                                    rows.getObject(6, OffsetDateTime.class).toInstant(),
                                    new JsonObject(rows.getString(7))));
                }
            }
            return events;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public Stored one(UUID id) {
        return after(0).stream().filter(event -> event.id().equals(id)).findFirst().orElseThrow();
    }

    public long head() {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select coalesce(max(position), 0) from event_store.events")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Positions that are lost, as those of appends that were refused.
    public void lose(int positions) {
        asOwner(
                "select setval('event_store.event_position', nextval('event_store.event_position') + %d)"
                        .formatted(positions));
    }

    public void asOwner(String sql) {
        try (var owner = DriverManager.getConnection(Views.url, "rollcall_owner", "");
                var statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
