package dev.rollcall.commands.bus;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.codec.EnvelopeJson;
import dev.rollcall.events.codec.MalformedEnvelopeException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// The last record of each partition, where it holds any.
final class TopicEnds implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(500);

    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;

    private TopicEnds(Map<String, Object> connection, String topic) {
        this.topic = topic;
        this.consumer =
                new KafkaConsumer<>(
                        settings(connection),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
    }

    private static Map<String, Object> settings(Map<String, Object> connection) {
        var settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "rollcall-relay-start");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
        return settings;
    }

    static List<Envelope> read(Map<String, Object> connection, String topic)
            throws NotPublishedException {
        try (var ends = new TopicEnds(connection, topic)) {
            return ends.records().stream().flatMap(TopicEnds::envelope).toList();
        } catch (KafkaException failure) {
            throw NotPublishedException.endUnread(failure, topic);
        }
    }

    /// What is no envelope was not published by a relay.
    private static Stream<Envelope> envelope(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Stream.of(EnvelopeJson.read(record.value()));
        } catch (MalformedEnvelopeException _) {
            return Stream.empty();
        }
    }

    private Collection<ConsumerRecord<byte[], byte[]>> records() throws NotPublishedException {
        var partitions =
                consumer.partitionsFor(topic).stream()
                        .map(one -> new TopicPartition(topic, one.partition()))
                        .toList();
        if (partitions.isEmpty()) {
            throw NotPublishedException.topicMissing(topic);
        }
        var beginnings = consumer.beginningOffsets(partitions);
        var ends = new HashMap<>(consumer.endOffsets(partitions));
        ends.entrySet().removeIf(end -> end.getValue() <= beginnings.get(end.getKey()));
        consumer.assign(ends.keySet());
        ends.forEach((partition, end) -> consumer.seek(partition, end - 1));
        return lastOf(ends.keySet());
    }

    private Collection<ConsumerRecord<byte[], byte[]>> lastOf(
            Collection<TopicPartition> partitions) {
        var last = new HashMap<TopicPartition, ConsumerRecord<byte[], byte[]>>();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!last.keySet().containsAll(partitions)) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("the ends of topic %s cannot be read".formatted(topic));
            }
            for (var record : consumer.poll(POLL)) {
                last.put(new TopicPartition(topic, record.partition()), record);
            }
        }
        return last.values();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
