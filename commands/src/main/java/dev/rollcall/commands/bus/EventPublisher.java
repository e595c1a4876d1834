package dev.rollcall.commands.bus;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.EventsTopic;
import dev.rollcall.events.codec.EnvelopeJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Publishes envelopes to the topic, keyed by aggregate, each aggregate in order. Blocks.
public final class EventPublisher implements AutoCloseable {

    private final Producer<String, byte[]> producer;
    private final String topic;

    public EventPublisher(Map<String, Object> connection, String topic) {
        this.topic = topic;
        var settings = new HashMap<>(connection);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "rollcall-relay");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
        this.producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /// Returns when every one is acknowledged by all in-sync replicas. After a failure some of them
    /// may have been published: the same ones, published again, are repeats.
    public void publish(List<Envelope> envelopes) throws ExecutionException, InterruptedException {
        var acknowledgements = new ArrayList<Future<RecordMetadata>>(envelopes.size());
        for (var envelope : envelopes) {
            acknowledgements.add(producer.send(toRecord(envelope)));
        }
        for (var acknowledgement : acknowledgements) {
            acknowledgement.get();
        }
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
