package dev.rollcall.projector.outside;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.EventsTopic;
import dev.rollcall.events.codec.EnvelopeJson;
import dev.rollcall.local.kafka.LocalKafka;
import dev.rollcall.local.machine.Folder;
import dev.rollcall.local.machine.FreePort;
import dev.rollcall.local.postgres.LocalPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.flywaydb.core.Flyway;

/// What is around the projector: the store that `commands` fills, and the topic that its relay
/// fills.
public final class World implements AutoCloseable {

    public static final String OPERATOR = "operator-of-the-tests";
    public static final String READER = "reader-of-the-tests";
    static final int PARTITIONS = 4;

    private final Path folder = Folder.temporary("projector");
    private final int postgresPort = FreePort.any();
    private final int kafkaPort = FreePort.any();
    private final int controllerPort = FreePort.any();
    private LocalPostgres postgres;
    private LocalKafka kafka;
    private final Database database;
    private final KafkaProducer<String, byte[]> producer;

    World() {
        startPostgres();
        Flyway.configure()
                .dataSource("jdbc:" + postgres.url(), "rollcall_owner", "")
                .locations("classpath:db/event_store")
                .schemas("event_store")
                .load()
                .migrate();
        database = new Database("jdbc:" + postgres.url());
        startKafka();
        makeTopic();
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", 0),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    public LocalPostgres postgres() {
        return postgres;
    }

    public LocalKafka kafka() {
        return kafka;
    }

    public Database database() {
        return database;
    }

    public void startPostgres() {
        postgres = LocalPostgres.start(folder.resolve("postgres/data"), postgresPort);
    }

    public void startKafka() {
        kafka = LocalKafka.start(folder.resolve("kafka/data"), kafkaPort, controllerPort);
    }

    public void makeTopic() {
        kafka.createTopic(EventsTopic.EVENTS, PARTITIONS, Map.of());
    }

    /// An event that is stored and published.
    public Envelope happens(UUID aggregate, Event event) {
        var envelope = database.append(aggregate.toString(), event);
        publish(envelope);
        return envelope;
    }

    /// The same, as if it had happened then.
    public Envelope happens(UUID aggregate, Event event, Instant at) {
        var envelope = database.append(aggregate.toString(), event, at);
        publish(envelope);
        return envelope;
    }

    public void publish(Envelope... envelopes) {
        for (var envelope : envelopes) {
            send(envelope.aggregateId(), EnvelopeJson.write(envelope));
        }
    }

    public void send(String key, byte[] value) {
        try {
            var record = new ProducerRecord<>(EventsTopic.EVENTS, key, value);
            record.headers().add("traceparent", "none".getBytes(UTF_8));
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// Where what happens to an aggregate is published.
    public int partitionOf(UUID aggregate) {
        return BuiltInPartitioner.partitionForKey(aggregate.toString().getBytes(UTF_8), PARTITIONS);
    }

    /// Everything on the dead-letter topic.
    public List<ConsumerRecord<String, byte[]>> deadLetters() {
        var settings = Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers());
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(EventsTopic.DEAD_LETTERS).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var end = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream().anyMatch(it -> consumer.position(it) < end.get(it))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /// Another member of the projector's group, which takes its share of the partitions.
    public KafkaConsumer<String, byte[]> rival() {
        var rival =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                kafka.bootstrapServers(),
                                "group.id",
                                "rollcall-projector",
                                "auto.offset.reset",
                                "latest",
                                "enable.auto.commit",
                                "false",
                                "partition.assignment.strategy",
                                "org.apache.kafka.clients.consumer.CooperativeStickyAssignor"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        rival.subscribe(List.of(EventsTopic.EVENTS));
        return rival;
    }

    /// Records that nobody will read any more.
    public void dropRecords() {
        withAdmin(
                admin -> {
                    var all = new java.util.HashMap<TopicPartition, RecordsToDelete>();
                    for (int partition = 0; partition < PARTITIONS; partition++) {
                        all.put(
                                new TopicPartition(EventsTopic.EVENTS, partition),
                                RecordsToDelete.beforeOffset(-1));
                    }
                    admin.deleteRecords(all).all().get();
                });
    }

    public void dropTopic() {
        withAdmin(admin -> admin.deleteTopics(List.of(EventsTopic.EVENTS)).all().get());
    }

    private interface Work {
        void run(Admin admin) throws InterruptedException, ExecutionException;
    }

    private void withAdmin(Work work) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            work.run(admin);
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        database.close();
        kafka.close();
        postgres.close();
        Folder.delete(folder);
    }
}
