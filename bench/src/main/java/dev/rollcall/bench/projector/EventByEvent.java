package dev.rollcall.bench.projector;

import dev.rollcall.bench.Broker;
import dev.rollcall.bench.Database;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EnvelopeJson;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.events.codec.MalformedEnvelopeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// What most people write: one consumer that upserts event by event, each in a transaction of its
/// own, with history and change feed. It looks for no repeat, no hole and no other consumer.
final class EventByEvent implements AutoCloseable {

    private static final String BARE_TEAM =
            "insert into read_model.teams (team_id) values (?) on conflict do nothing";

    private static final String SUBMITTED =
            """
            insert into read_model.status_updates (
                team_id, author, slack_workspace, slack_user, answers, content,
                created_at, updated_at, sequence, position, event_id, update_id)
            values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?)
            on conflict (update_id) do update
            set answers = excluded.answers,
                content = excluded.content,
                updated_at = excluded.updated_at,
                sequence = excluded.sequence,
                position = excluded.position,
                event_id = excluded.event_id
            """;

    private static final String EDITED =
            """
            update read_model.status_updates
            set answers = ?::jsonb, content = ?, updated_at = ?, sequence = ?, position = ?, event_id = ?
            where update_id = ?
            """;

    private static final String NAMED =
            """
            insert into read_model.teams (
                name, created_at, updated_at, sequence, position, event_id, team_id)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (team_id) do update
            set name = excluded.name,
                created_at = coalesce(teams.created_at, excluded.created_at),
                updated_at = excluded.updated_at,
                sequence = excluded.sequence,
                position = excluded.position,
                event_id = excluded.event_id
            """;

    private static final Duration POLL = Duration.ofSeconds(10);

    /// Where a view is kept.
    private record View(String table, String history, String key) {}

    private static final View TEAMS = new View("teams", "team_history", "team_id");
    private static final View UPDATES =
            new View("status_updates", "status_update_history", "update_id");

    private final Connection connection;
    private final Map<String, java.sql.PreparedStatement> statements = new HashMap<>();
    private final KafkaConsumer<String, byte[]> consumer;

    EventByEvent(Database database, Broker broker, String topic) throws SQLException {
        connection = database.connect();
        connection.setAutoCommit(false);
        var settings = new HashMap<>(broker.connection());
        settings.putAll(
                Map.of(
                        "group.id", "event-by-event-" + UUID.randomUUID(),
                        "auto.offset.reset", "earliest",
                        "enable.auto.commit", "false"));
        consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
    }

    /// Events per second, over the first `events` from the first record on.
    double rate(int events) throws SQLException, MalformedEnvelopeException {
        int done = 0;
        long start = 0;
        while (done < events) {
            var records = consumer.poll(POLL);
            if (records.isEmpty()) {
                throw new IllegalStateException("Kafka brought only %d events".formatted(done));
            }
            if (start == 0) {
                start = System.nanoTime();
            }
            for (var record : records) {
                apply(EnvelopeJson.read(record.value()));
                connection.commit();
                if (++done == events) {
                    break;
                }
            }
            consumer.commitSync();
        }
        return events / ((System.nanoTime() - start) / 1e9);
    }

    private void apply(Envelope event) throws SQLException {
        if (!(EventCodec.decode(event) instanceof Decoded.Known(var known))) {
            return;
        }
        var key = UUID.fromString(event.aggregateId());
        var at = Timestamp.from(event.timestamp());
        switch (known) {
            case StatusUpdateSubmitted(
                            var team,
                            var author,
                            var workspace,
                            var user,
                            var answers,
                            _,
                            _) -> {
                execute(BARE_TEAM, team);
                execute(
                        SUBMITTED,
                        team,
                        author,
                        workspace,
                        user,
                        json(answers),
                        Answer.content(answers),
                        at,
                        at,
                        event.sequence(),
                        event.position(),
                        event.id(),
                        key);
                remember(UPDATES, key, event);
            }
            case StatusUpdateEdited(var answers) -> {
                execute(
                        EDITED,
                        json(answers),
                        Answer.content(answers),
                        at,
                        event.sequence(),
                        event.position(),
                        event.id(),
                        key);
                remember(UPDATES, key, event);
            }
            case TeamRegistered(var name) -> named(name, key, event);
            case TeamRenamed(var name) -> named(name, key, event);
            default -> throw new IllegalStateException("no such event is stored: " + known);
        }
    }

    private void named(String name, UUID key, Envelope event) throws SQLException {
        var at = Timestamp.from(event.timestamp());
        execute(NAMED, name, at, at, event.sequence(), event.position(), event.id(), key);
        remember(TEAMS, key, event);
    }

    private void remember(View view, UUID key, Envelope event) throws SQLException {
        var at = Timestamp.from(event.timestamp());
        execute(
                """
            update read_model.%s
            set valid_to_position = ?, valid_to = ?
            where %s = ? and valid_to_position is null
            """
                        .formatted(view.history(), view.key()),
                event.position(),
                at,
                key);
        execute(
                """
            insert into read_model.%2$s
            select *, ?, null, ?, null from read_model.%1$s where %3$s = ?
            """
                        .formatted(view.table(), view.history(), view.key()),
                event.position(),
                at,
                key);
        execute(
                """
            insert into read_model.changes (
                epoch, projection, kind, aggregate_id, sequence, position, event_id, event_type,
                team_id, row)
            select ?, '%1$s', 'changed', ?, ?, ?, ?, ?, team_id,
                   to_jsonb(t) - 'position' - 'event_id'
            from read_model.%1$s t
            where %2$s = ?
            """
                        .formatted(view.table(), view.key()),
                event.epoch(),
                event.aggregateId(),
                event.sequence(),
                event.position(),
                event.id(),
                event.type(),
                key);
    }

    private static String json(List<Answer> answers) {
        var array = new JsonArray();
        answers.forEach(
                each ->
                        array.add(
                                new JsonObject()
                                        .put("question", each.question())
                                        .put("answer", each.answer())));
        return array.encode();
    }

    private void execute(String sql, Object... arguments) throws SQLException {
        var statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int n = 0; n < arguments.length; n++) {
            statement.setObject(n + 1, arguments[n]);
        }
        statement.execute();
    }

    @Override
    public void close() throws SQLException {
        consumer.close();
        connection.close();
    }
}
