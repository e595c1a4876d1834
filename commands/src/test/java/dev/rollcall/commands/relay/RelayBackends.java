package dev.rollcall.commands.relay;

import dev.rollcall.events.EventsTopic;
import dev.rollcall.events.Metadata;
import dev.rollcall.events.NamedIds;
import dev.rollcall.events.codec.EnvelopeJson;
import dev.rollcall.eventstore.AdvisoryLock;
import dev.rollcall.eventstore.append.Append;
import dev.rollcall.eventstore.append.AppendSettings;
import dev.rollcall.eventstore.append.Appender;
import dev.rollcall.eventstore.append.NewEvent;
import dev.rollcall.local.kafka.LocalKafka;
import dev.rollcall.local.postgres.LocalPostgres;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.context.spi.ContextManagerProvider;
import org.flywaydb.core.Flyway;

/// A store, a topic that is read from its start, and as many relays as a test wants.
final class RelayBackends implements AutoCloseable {

    private static final int PARTITIONS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final LocalPostgres postgres = LocalPostgres.start();
    private final LocalKafka kafka;
    private final List<RelayPod> pods = new ArrayList<>();
    private final Pool administrator;
    private final Appender appender;

    private RelayBackends(Map<String, String> broker) {
        kafka = LocalKafka.start(broker);
        for (var schema : List.of("event_store", "commands")) {
            Flyway.configure()
                    .dataSource("jdbc:" + postgres.url(), "rollcall_owner", "")
                    .schemas(schema)
                    .locations("db/" + schema)
                    .load()
                    .migrate();
        }
        administrator = pool("postgres");
        appender = new Appender(pool("rollcall_commands"), AppendSettings.DEFAULT, _ -> {});
    }

    /// Context propagation registers its provider at its first use, which two threads must not make
    /// at once ("already set"); in the service Quarkus registers it before anything runs.
    static RelayBackends start() {
        return start(Map.of());
    }

    /// With settings of the broker's own.
    static RelayBackends start(Map<String, String> broker) {
        ContextManagerProvider.instance();
        return new RelayBackends(broker);
    }

    private Pool pool(String role) {
        return PgBuilder.pool()
                .connectingTo(options(role))
                .with(new PoolOptions().setMaxSize(4))
                .using(vertx)
                .build();
    }

    private PgConnectOptions options(String role) {
        return PgConnectOptions.fromUri(postgres.url()).setUser(role);
    }

    Map<String, Object> connection() {
        return new HashMap<>(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    RelayPod startPod() {
        return startPod(EventsTopic.EVENTS);
    }

    RelayPod startPod(String topic) {
        var pod = new RelayPod(vertx, options("rollcall_commands"), connection(), topic);
        pods.add(pod);
        return pod;
    }

    void stopPods() throws InterruptedException {
        for (var pod : pods) {
            pod.stop();
        }
        pods.clear();
    }

    void startEpoch() {
        administer("update event_store.epoch set epoch = epoch + 1");
    }

    /// As if the store alone had gone back to an older copy.
    void loseTheEndOfTheLog() {
        administer("update commands.relay set position = position + 1000000");
    }

    /// As if the database had gone back to a copy that ended there.
    void goBackTo(long position) {
        administer(
                """
                begin;
                set local session_replication_role = replica;
                delete from event_store.events where position > %1$d;
                update commands.relay set position = %1$d;
                select setval('event_store.event_position', %1$d);
                commit
                """
                        .formatted(position));
    }

    void goBackToEpoch(long epoch) {
        administer("update event_store.epoch set epoch = " + epoch);
        administer("update commands.relay set epoch = " + epoch);
    }

    /// Stored at once, and not by appends: 100 aggregates by turns.
    void fill(int events) {
        administer(
                """
                insert into event_store.events (
                    id, type, aggregate_id, data, timestamp, metadata, version, sequence, position)
                select gen_random_uuid(), 'TeamRenamed', 'waiting-' || n %% 100, '{"name": "Waiting"}',
                       clock_timestamp(), '{}', 1, n / 100 + 1, nextval('event_store.event_position')
                from generate_series(0, %d - 1) as n
                """
                        .formatted(events));
    }

    private void administer(String sql) {
        administrator.query(sql).execute().await().atMost(PATIENCE);
    }

    long epoch() {
        return number("select epoch from event_store.epoch");
    }

    long head() {
        return number("select max(position) from event_store.events");
    }

    private long number(String sql) {
        return administrator
                .query(sql)
                .execute()
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong(0);
    }

    void endLeadersSession() {
        administrator
                .query(
                        """
                        select pg_terminate_backend(pid)
                        from pg_locks
                        where locktype = 'advisory' and (classid, objid) = (%s) and granted
                        """
                                .formatted(AdvisoryLock.RELAY.key()))
                .execute()
                .await()
                .atMost(PATIENCE);
    }

    /// The ids of what was stored: each of `aggregates` new ones is given `events` events.
    List<UUID> append(int aggregates, int events) {
        var ids = new ArrayList<UUID>();
        for (int aggregate = 0; aggregate < aggregates; aggregate++) {
            var aggregateId = UUID.randomUUID();
            for (int sequence = 1; sequence <= events; sequence++) {
                ids.add(append(aggregateId, sequence, "Team " + sequence));
            }
        }
        return ids;
    }

    UUID append(UUID aggregateId, int sequence, String name) {
        return append(
                aggregateId, sequence, "TeamRenamed", 1, "{\"name\": \"%s\"}".formatted(name));
    }

    UUID append(UUID aggregateId, int sequence, String type, int version, String data) {
        var event = event(aggregateId, sequence, type, version, data);
        appender.append(new Append(List.of(event), List.of())).await().atMost(PATIENCE);
        return event.id();
    }

    private static NewEvent event(
            UUID aggregateId, int sequence, String type, int version, String data) {
        var command = UUID.randomUUID();
        var metadata =
                new Metadata(
                        "test",
                        "test",
                        null,
                        null,
                        "test",
                        null,
                        command.toString(),
                        null,
                        null,
                        null,
                        null);
        return new NewEvent(
                NamedIds.event(command, 0),
                type,
                version,
                aggregateId.toString(),
                sequence,
                data,
                EnvelopeJson.writeMetadata(metadata));
    }

    /// A topic of that name, made unless it is there.
    Published topic(String name, Map<String, String> configuration) {
        kafka.createTopic(name, PARTITIONS, configuration);
        return new Published(connection(), name, PARTITIONS);
    }

    void pauseKafka() {
        kafka.process().signal("STOP");
    }

    void resumeKafka() {
        kafka.process().signal("CONT");
    }

    @Override
    public void close() {
        kafka.close();
        postgres.close();
        vertx.closeAndAwait();
    }
}
