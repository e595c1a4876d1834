package dev.rollcall.bench.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.bench.Broker;
import dev.rollcall.commands.bus.EventPublisher;
import dev.rollcall.events.EventsTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The baseline: a loop that sends ready-made records.
record ProducerLoop(Broker broker) {

    private static final Duration POLL = Duration.ofSeconds(10);

    /// What was published to a topic, as records for another one: the same keys, values and
    /// headers, in the order of the log.
    List<ProducerRecord<byte[], byte[]>> records(String topic, int count) {
        var next = broker.newTopic();
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>(count);
        try (var consumer =
                new KafkaConsumer<>(
                        broker.connection(),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions =
                    IntStream.range(0, Broker.PARTITIONS)
                            .mapToObj(n -> new TopicPartition(topic, n))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (records.size() < count) {
                var polled = consumer.poll(POLL);
                if (polled.isEmpty()) {
                    throw new IllegalStateException("only " + records.size() + " were published");
                }
                polled.forEach(records::add);
            }
        }
        return records.stream()
                .sorted(Comparator.comparingLong(ProducerLoop::position))
                .map(record -> copy(record, next))
                .toList();
    }

    private static long position(ConsumerRecord<byte[], byte[]> record) {
        return Long.parseLong(
                new String(record.headers().lastHeader(EventsTopic.POSITION).value(), UTF_8));
    }

    private static ProducerRecord<byte[], byte[]> copy(
            ConsumerRecord<byte[], byte[]> record, String topic) {
        return new ProducerRecord<>(
                topic, null, null, record.key(), record.value(), record.headers());
    }

    /// Seconds from making the producer until all is acknowledged.
    double send(List<ProducerRecord<byte[], byte[]>> records) {
        var failure = new AtomicReference<Exception>();
        long start = System.nanoTime();
        try (var producer =
                new KafkaProducer<>(
                        EventPublisher.settings(broker.connection()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (var record : records) {
                var _ = producer.send(record, (_, failed) -> failure.compareAndSet(null, failed));
            }
            producer.flush();
            double seconds = (System.nanoTime() - start) / 1e9;
            if (failure.get() != null) {
                throw new IllegalStateException(failure.get());
            }
            return seconds;
        }
    }
}
