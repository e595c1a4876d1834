package dev.rollcall.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.local.machine.FreePort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKafkaTest {
    @TempDir Path folder;

    @Test
    void creates_topics_when_asked_and_only_then() throws Exception {
        try (var kafka = LocalKafka.start();
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            kafka.createTopic("asked.for", 12, Map.of("retention.ms", "60000"));
            kafka.createTopic("asked.for", 12, Map.of());

            var topic =
                    admin.describeTopics(List.of("asked.for"))
                            .allTopicNames()
                            .get()
                            .get("asked.for");
            assertThat(topic.partitions()).hasSize(12);
            assertThatThrownBy(() -> kafka.createTopic("no partitions", 0, Map.of()))
                    .hasMessageContaining("Invalid");
            assertThatThrownBy(() -> send(kafka, "never.created", "word", Duration.ofSeconds(2)))
                    .isInstanceOfAny(
                            ExecutionException.class,
                            org.apache.kafka.common.errors.TimeoutException.class);
        }
    }

    @Test
    void keeps_acknowledged_records_when_it_is_killed() throws Exception {
        var data = folder.resolve("data");
        var first = LocalKafka.start(data, FreePort.any(), FreePort.any());
        first.createTopic("kept", 1, Map.of());
        send(first, "kept", "still here", Duration.ofMinutes(1));

        first.process().kill();

        try (var second = LocalKafka.start(data, FreePort.any(), FreePort.any())) {
            assertThat(read(second, "kept")).containsExactly("still here");
        }
    }

    private static void send(LocalKafka kafka, String topic, String value, Duration patience)
            throws Exception {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "max.block.ms",
                        patience.toMillis());
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    private static List<String> read(LocalKafka kafka, String topic) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "auto.offset.reset",
                        "earliest");
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            return consumer
                    .poll(Duration.ofSeconds(20))
                    .records(new TopicPartition(topic, 0))
                    .stream()
                    .map(record -> record.value())
                    .toList();
        }
    }
}
