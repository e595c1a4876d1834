package dev.rollcall.commands.relay;

import dev.rollcall.commands.bus.EventPublisher;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.EventsTopic;
import dev.rollcall.events.Metadata;
import dev.rollcall.events.NamedIds;
import dev.rollcall.events.codec.EnvelopeJson;
import dev.rollcall.events.codec.MalformedEnvelopeException;
import dev.rollcall.eventstore.append.Append;
import dev.rollcall.eventstore.append.AppendSettings;
import dev.rollcall.eventstore.append.Appender;
import dev.rollcall.eventstore.append.NewEvent;
import dev.rollcall.local.kafka.LocalKafka;
import dev.rollcall.local.postgres.LocalPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.context.spi.ContextManagerProvider;
import org.flywaydb.core.Flyway;

/// A store, a topic that is read from its start, and as many relays as a test wants.
final class RelayBackends implements AutoCloseable {

    private static final int PARTITIONS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final LocalPostgres postgres = LocalPostgres.start();
    private final LocalKafka kafka = LocalKafka.start();
    private final List<Pod> pods = new ArrayList<>();
    private final List<Envelope> consumed = new ArrayList<>();
    private final Pool administrator;
    private final Appender appender;
    private final KafkaConsumer<String, byte[]> consumer;

    private RelayBackends() {
        for (var schema : List.of("event_store", "commands")) {
            Flyway.configure()
                    .dataSource("jdbc:" + postgres.url(), "rollcall_owner", "")
                    .schemas(schema)
                    .locations("db/" + schema)
                    .load()
                    .migrate();
        }
        administrator = pool("postgres");
        appender = new Appender(pool("rollcall_commands"), AppendSettings.DEFAULT, () -> {});
        kafka.createTopic(EventsTopic.EVENTS, PARTITIONS, Map.of());
        consumer =
                new KafkaConsumer<>(
                        connection(), new StringDeserializer(), new ByteArrayDeserializer());
        var partitions =
                IntStream.range(0, PARTITIONS)
                        .mapToObj(n -> new TopicPartition(EventsTopic.EVENTS, n))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// Context propagation registers its provider at its first use, which two threads must not make
    /// at once ("already set"); in the service Quarkus registers it before anything runs.
    static RelayBackends start() {
        ContextManagerProvider.instance();
        return new RelayBackends();
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

    private Map<String, Object> connection() {
        return new HashMap<>(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    Pod startPod() {
        var pod = new Pod();
        pods.add(pod);
        return pod;
    }

    void stopPods() throws InterruptedException {
        for (var pod : pods) {
            pod.stop();
        }
        pods.clear();
    }

    void stopPodsAndStartEpoch() {
        try {
            stopPods();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        administrator
                .query("update event_store.epoch set epoch = epoch + 1")
                .execute()
                .await()
                .atMost(PATIENCE);
    }

    long epoch() {
        return administrator
                .query("select epoch from event_store.epoch")
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
                        where locktype = 'advisory' and classid = 1383030892 and objid = 3 and granted
                        """)
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
                var event = event(aggregateId, sequence);
                appender.append(new Append(List.of(event), List.of())).await().atMost(PATIENCE);
                ids.add(event.id());
            }
        }
        return ids;
    }

    private static NewEvent event(UUID aggregateId, int sequence) {
        var command = UUID.randomUUID();
        var metadata =
                new Metadata(
                        "test", "test", null, null, "test", null, command.toString(), null, null);
        return new NewEvent(
                NamedIds.event(command, 0),
                "TeamRenamed",
                1,
                aggregateId.toString(),
                sequence,
                "{\"name\": \"Team %d\"}".formatted(sequence),
                EnvelopeJson.writeMetadata(metadata));
    }

    List<UUID> published() {
        return envelopes().stream().map(Envelope::id).toList();
    }

    List<Envelope> envelopes() {
        for (var published : consumer.poll(Duration.ofMillis(50))) {
            try {
                consumed.add(EnvelopeJson.read(published.value()));
            } catch (MalformedEnvelopeException malformed) {
                throw new IllegalStateException(malformed);
            }
        }
        return List.copyOf(consumed);
    }

    /// What a consumer would see out of order, once it has dropped repeats.
    List<Envelope> publishedOutOfOrder() {
        var last = new HashMap<String, Long>();
        return envelopes().stream()
                .filter(
                        envelope -> {
                            long seen = last.getOrDefault(envelope.aggregateId(), 0L);
                            last.put(envelope.aggregateId(), Math.max(seen, envelope.sequence()));
                            return envelope.sequence() > seen + 1;
                        })
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
        kafka.close();
        postgres.close();
        vertx.closeAndAwait();
    }

    final class Pod {

        private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
        private final Relay relay =
                new Relay(
                        vertx,
                        options("rollcall_commands"),
                        () -> new EventPublisher(connection(), EventsTopic.EVENTS),
                        config(),
                        new RelayMetrics(registry));
        private final Thread thread = Thread.ofVirtual().start(relay);

        boolean leads() {
            return registry.get("rollcall_relay_leader").gauge().value() == 1;
        }

        void stop() throws InterruptedException {
            relay.stop();
            thread.join(PATIENCE);
        }
    }

    private static RelayConfig config() {
        return new RelayConfig() {
            @Override
            public boolean enabled() {
                return true;
            }

            @Override
            public int batch() {
                return 10;
            }

            @Override
            public Duration poll() {
                return Duration.ofMillis(50);
            }

            @Override
            public Duration pause() {
                return Duration.ofMillis(50);
            }
        };
    }
}
