package dev.rollcall.commands.bus;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.EventsTopic;
import dev.rollcall.events.codec.EnvelopeJson;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Publishes envelopes to the topic, keyed by aggregate, each aggregate in order. Once one was not
/// published, nothing that was given after it is: a gap is never published over.
public final class EventPublisher implements AutoCloseable {

    private final Producer<String, byte[]> producer;
    private final Map<String, Object> connection;
    private final String topic;

    public EventPublisher(Map<String, Object> connection, String topic) {
        this.connection = Map.copyOf(connection);
        this.topic = topic;
        this.producer =
                new KafkaProducer<>(
                        settings(connection), new StringSerializer(), new ByteArraySerializer());
    }

    /// Idempotent, so that several requests on their way keep their order. What is under way makes
    /// the batches; nothing waits for company.
    public static Map<String, Object> settings(Map<String, Object> connection) {
        var settings = new HashMap<>(connection);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "rollcall-relay");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
        return settings;
    }

    /// What becomes of an event; told once, maybe on the producer's thread, which must not be
    /// blocked.
    public interface Delivery {

        /// All in-sync replicas have it.
        void acknowledged();

        /// It may have been published all the same: the same one, published again, is a repeat.
        void failed(NotPublishedException failure);
    }

    /// The last event that each partition of the topic holds.
    public List<Envelope> lastPublished() throws NotPublishedException {
        return TopicEnds.read(connection, topic);
    }

    public void publish(Envelope envelope, Delivery delivery) {
        try {
            var _ =
                    producer.send(
                            toRecord(envelope),
                            (_, failure) -> {
                                if (failure == null) {
                                    delivery.acknowledged();
                                } else {
                                    fail(failure, envelope, delivery);
                                }
                            });
        } catch (KafkaException | IllegalStateException failure) {
            fail(failure, envelope, delivery);
        }
    }

    /// Closed at once, on the thread that sends: before it would send what comes after the failed
    /// one.
    private void fail(Exception failure, Envelope envelope, Delivery delivery) {
        delivery.failed(NotPublishedException.because(failure, envelope, topic));
        close();
    }

    private ProducerRecord<String, byte[]> toRecord(Envelope envelope) {
        var published =
                new ProducerRecord<>(topic, envelope.aggregateId(), EnvelopeJson.write(envelope));
        published
                .headers()
                .add(EventsTopic.EVENT_ID, text(envelope.id()))
                .add(EventsTopic.EVENT_TYPE, text(envelope.type()))
                .add(EventsTopic.EVENT_VERSION, text(envelope.version()))
                .add(EventsTopic.POSITION, text(envelope.position()))
                .add(EventsTopic.SEQUENCE, text(envelope.sequence()))
                .add(EventsTopic.EPOCH, text(envelope.epoch()))
                .add(EventsTopic.TRACEPARENT, text(Traceparent.of(envelope)));
        return published;
    }

    private static byte[] text(Object value) {
        return value.toString().getBytes(UTF_8);
    }

    /// Gives up what is not acknowledged: it is read from the store again.
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
