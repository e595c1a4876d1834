package dev.rollcall.commands.relay;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.codec.EnvelopeJson;
import dev.rollcall.events.codec.MalformedEnvelopeException;
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

/// A topic, read from its start.
final class Published implements AutoCloseable {

    private final List<Envelope> consumed = new ArrayList<>();
    private final KafkaConsumer<String, byte[]> consumer;

    Published(Map<String, Object> connection, String topic, int partitions) {
        consumer =
                new KafkaConsumer<>(
                        connection, new StringDeserializer(), new ByteArrayDeserializer());
        var all =
                IntStream.range(0, partitions).mapToObj(n -> new TopicPartition(topic, n)).toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
    }

    /// In the order of the topic, repeats and all.
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

    List<UUID> ids() {
        return envelopes().stream().map(Envelope::id).toList();
    }

    List<UUID> ids(long epoch) {
        return envelopes().stream()
                .filter(envelope -> envelope.epoch() == epoch)
                .map(Envelope::id)
                .toList();
    }

    /// What a consumer would see out of order, once it has dropped repeats.
    List<Envelope> outOfOrder() {
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
    }
}
