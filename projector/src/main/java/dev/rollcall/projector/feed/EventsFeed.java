package dev.rollcall.projector.feed;

import static java.util.stream.Collectors.toMap;

import dev.rollcall.events.codec.EnvelopeJson;
import dev.rollcall.events.codec.MalformedEnvelopeException;
import dev.rollcall.projector.applying.Delivery;
import dev.rollcall.projector.deadletters.Origin;
import dev.rollcall.projector.following.Batch;
import dev.rollcall.projector.following.Followers;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Where events come in: whole polls of the topic, handed to every view. Kafka's offsets are
/// committed after the views' transactions; they are for people to look at, since the checkpoints
/// decide.
@ApplicationScoped
class EventsFeed {

    /// So many polls are parsed and handed over while others are still being applied.
    private static final int AHEAD = 3;

    private final Followers followers;
    private final Partitions partitions;
    private final Queue<CompletionStage<Void>> underWay = new ArrayDeque<>();

    EventsFeed(Followers followers, @Identifier(Partitions.CHANNEL) Partitions partitions) {
        this.followers = followers;
        this.partitions = partitions;
    }

    @Incoming(Partitions.CHANNEL)
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        var batches =
                records.partitions().stream()
                        .map(partition -> batch(partition, records.records(partition)))
                        .toList();
        underWay.add(
                followers
                        .deliver(batches)
                        .thenAccept(applied -> partitions.commit(offsets(batches, applied))));
        return underWay.size() > AHEAD
                ? Uni.createFrom().completionStage(underWay.remove())
                : Uni.createFrom().voidItem();
    }

    private static Map<Integer, Long> offsets(List<Batch> batches, Set<Integer> applied) {
        return batches.stream()
                .filter(batch -> applied.contains(batch.partition()))
                .collect(toMap(Batch::partition, Batch::nextOffset));
    }

    private static Batch batch(
            TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        return new Batch(
                partition.partition(),
                records.getFirst().offset(),
                records.getLast().offset() + 1,
                records.stream()
                        .map(record -> new Batch.Numbered(record.offset(), delivery(record)))
                        .toList());
    }

    private static Delivery delivery(ConsumerRecord<String, byte[]> record) {
        var origin =
                new Origin(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.key(),
                        record.value());
        try {
            return new Delivery.Received(EnvelopeJson.read(record.value()), origin);
        } catch (MalformedEnvelopeException malformed) {
            return new Delivery.Malformed(origin, malformed.getMessage());
        }
    }
}
