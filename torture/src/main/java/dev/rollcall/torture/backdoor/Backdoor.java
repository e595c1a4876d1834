package dev.rollcall.torture.backdoor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.events.Event;
import dev.rollcall.events.codec.EventCodec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The store's own function, called past `commands`: for events that no REST route makes.
final class Backdoor {
    private static final String APPEND =
            """
            select cardinality(refused)
            from event_store.append(
                ?::integer[], ?::boolean[], ?::uuid[], ?::varchar[], ?::varchar[], ?::jsonb[],
                ?::jsonb[], ?::integer[], ?::bigint[],
                '{}', '{}', '{}', '{}')
            """;
    private static final String METADATA = "{\"actor\": \"torture\", \"source\": \"backdoor\"}";

    private final String url;

    Backdoor(String url) {
        this.url = url;
    }

    /// An event as it will stand in the store, whatever anyone makes of it.
    record Raw(UUID id, String type, int version, String data) {
        static Raw of(Event event) {
            var encoded = EventCodec.encode(event);
            return new Raw(UUID.randomUUID(), encoded.type(), encoded.version(), encoded.data());
        }

        static Raw of(String type, int version, JsonNode data) {
            return new Raw(UUID.randomUUID(), type, version, data.toString());
        }
    }

    /// False where PostgreSQL did not answer: then they are stored or not, and may be given again.
    boolean append(UUID aggregate, long after, List<Raw> events) {
        try (var connection = connect();
                var append = connection.prepareStatement(APPEND)) {
            var first = IntStream.range(0, events.size()).mapToObj(n -> n == 0).toArray();
            var sequences =
                    IntStream.rangeClosed(1, events.size()).mapToObj(n -> after + n).toArray();
            var columns =
                    List.of(
                            connection.createArrayOf("integer", same(events.size(), 0)),
                            connection.createArrayOf("boolean", first),
                            connection.createArrayOf("uuid", each(events, Raw::id)),
                            connection.createArrayOf("varchar", each(events, Raw::type)),
                            connection.createArrayOf("varchar", same(events.size(), aggregate)),
                            connection.createArrayOf("jsonb", each(events, Raw::data)),
                            connection.createArrayOf("jsonb", same(events.size(), METADATA)),
                            connection.createArrayOf("integer", each(events, Raw::version)),
                            connection.createArrayOf("bigint", sequences));
            for (int n = 0; n < columns.size(); n++) {
                append.setArray(n + 1, columns.get(n));
            }
            append.execute();
            return true;
        } catch (SQLException _) {
            return false;
        }
    }

    private static Object[] same(int count, Object value) {
        return Collections.nCopies(count, value).toArray();
    }

    private static Object[] each(List<Raw> events, Function<Raw, Object> value) {
        return events.stream().map(value).toArray();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:" + url + "?user=postgres&socketTimeout=10");
    }
}
