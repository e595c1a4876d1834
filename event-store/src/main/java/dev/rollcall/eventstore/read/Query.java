package dev.rollcall.eventstore.read;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/// A statement that reads events: only the clauses that a caller needs, so that each has the plan
/// that fits it.
final class Query {

    private static final String COLUMNS =
            """
            select id, type, aggregate_id, data::text as data, timestamp, metadata::text as metadata,
                   version, sequence, position, (select epoch from event_store.epoch) as epoch
            from event_store.events
            """;

    private final StringBuilder sql = new StringBuilder(COLUMNS);
    private final Tuple arguments = Tuple.tuple();

    /// One more condition, with a `?` for each of its arguments.
    Query where(String condition, Object... values) {
        sql.append(arguments.size() == 0 ? "where " : "and ");
        int from = 0;
        for (var value : values) {
            int place = condition.indexOf('?', from);
            arguments.addValue(value);
            sql.append(condition, from, place).append('$').append(arguments.size());
            from = place + 1;
        }
        sql.append(condition, from, condition.length()).append('\n');
        return this;
    }

    Query orderBy(String key) {
        sql.append("order by ").append(key).append('\n');
        return this;
    }

    Query limit(int rows) {
        arguments.addValue(rows);
        sql.append("limit $").append(arguments.size()).append('\n');
        return this;
    }

    Uni<List<StoredEvent>> execute(SqlClient client) {
        return client.preparedQuery(sql.toString())
                .execute(arguments)
                .map(
                        rows -> {
                            var events = new ArrayList<StoredEvent>(rows.size());
                            rows.forEach(row -> events.add(StoredEvent.of(row)));
                            return events;
                        });
    }
}
