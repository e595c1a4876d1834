package dev.rollcall.projector.feed;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.rollcall.projector.following.Followers;
import dev.rollcall.projector.following.Reach;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// The partitions that this pod holds. Each is sought to where the views' checkpoints stand: when
/// it is assigned, and when Kafka turns out to have gone elsewhere (the topic made anew, offsets
/// lost, records gone before they were read). Until that has succeeded, its records are nobody's.
@ApplicationScoped
@Identifier(Partitions.CHANNEL)
class Partitions implements KafkaConsumerRebalanceListener {

    static final String CHANNEL = "events";

    private static final Logger LOG = Logger.getLogger(Partitions.class);

    private final Followers followers;
    private final Topic topic;
    private final FeedConfig config;
    private final KafkaClientService clients;

    /// The topic's life in which a partition was sought. Touched by the polling thread alone.
    private final Map<TopicPartition, Topic.Life> settled = new HashMap<>();

    private volatile boolean away;

    Partitions(Followers followers, Topic topic, FeedConfig config, KafkaClientService clients) {
        this.followers = followers;
        this.topic = topic;
        this.config = config;
        this.clients = clients;
    }

    @Override
    public void onPartitionsAssigned(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            settle(consumer, partitions);
        }
    }

    @Override
    public void onPartitionsRevoked(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        settled.keySet().removeAll(partitions);
        followers.revoke(partitions.stream().map(TopicPartition::partition).collect(toSet()));
    }

    /// Tells Kafka how far every view is. Never waited for.
    void commit(Map<Integer, Long> offsets) {
        if (!offsets.isEmpty()) {
            clients.getConsumer(CHANNEL)
                    .runOnPollingThread(
                            consumer -> {
                                consumer.commitAsync(committed(offsets), (_, _) -> {});
                            })
                    .subscribe()
                    .with(_ -> {}, failure -> LOG.debug("offsets not committed", failure));
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(Map<Integer, Long> offsets) {
        return offsets.entrySet().stream()
                .collect(
                        toMap(
                                offset -> new TopicPartition(topic.name(), offset.getKey()),
                                offset -> new OffsetAndMetadata(offset.getValue())));
    }

    @Scheduled(
            every = "${rollcall.projector.feed.look-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @RunOnVirtualThread
    void look() {
        try {
            var life = topic.life();
            if (away) {
                LOG.info("Kafka answers again.");
                away = false;
            }
            clients.getConsumer(CHANNEL)
                    .runOnPollingThread(
                            consumer -> {
                                look(consumer, life);
                            })
                    .await()
                    .atMost(config.patience().multipliedBy(4));
        } catch (RuntimeException failure) {
            if (!away) {
                LOG.warnf("Kafka does not answer; views go on from the store: %s", failure);
                away = true;
            }
        }
    }

    private void look(Consumer<?, ?> consumer, Topic.Life life) {
        var astray = new HashSet<>(consumer.assignment());
        var begin = consumer.beginningOffsets(astray, config.patience());
        var end = consumer.endOffsets(astray, config.patience());
        astray.removeIf(
                partition ->
                        life.equals(settled.get(partition))
                                && isBetween(
                                        begin.get(partition),
                                        consumer.position(partition, config.patience()),
                                        end.get(partition)));
        followers.looked(
                end.entrySet().stream()
                        .filter(each -> !astray.contains(each.getKey()))
                        .collect(toMap(each -> each.getKey().partition(), Map.Entry::getValue)));
        if (!astray.isEmpty()) {
            LOG.infof("Looking again where to go on in %s.", astray);
            settle(consumer, astray);
        }
    }

    private static boolean isBetween(long begin, long position, long end) {
        return begin <= position && position <= end;
    }

    private void settle(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        settled.keySet().removeAll(partitions);
        try {
            var life = topic.life();
            var begin = consumer.beginningOffsets(partitions, config.patience());
            var end = consumer.endOffsets(partitions, config.patience());
            var reaches =
                    partitions.stream()
                            .collect(
                                    toMap(
                                            TopicPartition::partition,
                                            it ->
                                                    new Reach(
                                                            life.id(),
                                                            begin.get(it),
                                                            end.get(it))));
            followers
                    .assign(reaches, life::partitionOf)
                    .forEach(
                            (partition, offset) ->
                                    consumer.seek(
                                            new TopicPartition(topic.name(), partition), offset));
            partitions.forEach(partition -> settled.put(partition, life));
        } catch (RuntimeException failure) {
            LOG.warnf(
                    "Partitions %s can't be followed yet, next try in %s: %s",
                    partitions, config.lookEvery(), failure);
            // Kafka needs a position to poll at all; what comes from there is not applied.
            consumer.seekToEnd(partitions);
        }
    }
}
