package dev.rollcall.torture.evidence;

import dev.rollcall.events.EventsTopic;
import dev.rollcall.events.codec.EnvelopeJson;
import dev.rollcall.events.codec.MalformedEnvelopeException;
import dev.rollcall.torture.history.Published;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// The topic from its start to its end, each partition in its order.
public record TopicLog(String bootstrapServers) {
    private static final Duration POLL = Duration.ofSeconds(1);

    public List<Published> records() {
        try (var consumer = consumer()) {
            var partitions =
                    consumer.partitionsFor(EventsTopic.EVENTS).stream()
                            .map(one -> new TopicPartition(one.topic(), one.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return readTo(consumer.endOffsets(partitions), consumer);
        }
    }

    private static List<Published> readTo(
            Map<TopicPartition, Long> ends, KafkaConsumer<String, byte[]> consumer) {
        var records = new ArrayList<Published>();
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(one -> records.add(published(one.key(), one.value())));
        }
        return records;
    }

    private static Published published(String key, byte[] value) {
        try {
            var envelope = EnvelopeJson.read(value);
            return new Published(envelope.id(), key, envelope.sequence());
        } catch (MalformedEnvelopeException e) {
            throw new IllegalStateException("not an envelope: " + key, e);
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
