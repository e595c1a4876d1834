package dev.rollcall.bench;

import dev.rollcall.local.kafka.LocalKafka;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/// A Kafka broker of a run's own.
public final class Broker implements AutoCloseable {

    public static final int PARTITIONS = 12;

    private final LocalKafka kafka = LocalKafka.start();
    private int topics;

    public String newTopic() {
        var topic = "events." + ++topics;
        kafka.createTopic(topic, PARTITIONS, Map.of());
        return topic;
    }

    /// The id of this life of a topic.
    public String id(String topic) throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(connection())) {
            return admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .topicId()
                    .toString();
        }
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    public Map<String, Object> connection() {
        return Map.of("bootstrap.servers", bootstrapServers());
    }

    @Override
    public void close() {
        kafka.close();
    }
}
