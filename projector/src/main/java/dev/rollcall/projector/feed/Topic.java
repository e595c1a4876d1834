package dev.rollcall.projector.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Utils;

/// The topic of events, as the brokers know it now.
@ApplicationScoped
class Topic {

    /// One life of the topic. Made anew, it has another id, and perhaps another number of
    /// partitions.
    record Life(String id, int partitions) {

        /// As the relay's producer chooses: Kafka's default partitioner, by the key's murmur2 hash.
        int partitionOf(String aggregateId) {
            return Utils.toPositive(Utils.murmur2(aggregateId.getBytes(UTF_8))) % partitions;
        }
    }

    private final EventsConfig events;
    private final FeedConfig config;
    private final Admin admin;

    Topic(
            @Identifier("default-kafka-broker") Map<String, Object> connection,
            EventsConfig events,
            FeedConfig config) {
        this.events = events;
        this.config = config;
        var settings = new HashMap<>(connection);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "rollcall-projector-topic");
        this.admin = Admin.create(settings);
    }

    @PreDestroy
    void close() {
        admin.close(config.patience());
    }

    String name() {
        return events.topic();
    }

    Life life() {
        var description = await(admin.describeTopics(List.of(events.topic())).allTopicNames());
        var topic = description.get(events.topic());
        return new Life(topic.topicId().toString(), topic.partitions().size());
    }

    /// Made like the events' own, where nobody has.
    void make(String name) {
        var topic = new NewTopic(name, events.partitions(), events.replication());
        try {
            await(admin.createTopics(List.of(topic)).all());
        } catch (TopicExistsException _) {
            // As it should be.
        }
    }

    private <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get(config.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof KafkaException cause
                    ? cause
                    : new KafkaException(failed.getCause());
        } catch (TimeoutException _) {
            throw new KafkaException("no answer from Kafka within " + config.patience());
        }
    }
}
