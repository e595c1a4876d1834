package dev.rollcall.commands.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.Metadata;
import dev.rollcall.local.kafka.LocalKafka;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// Against a real broker.
class EventPublisherTest {

    private static final String TOPIC = "small.records";
    private static final UUID TEAM = UUID.randomUUID();
    private static final int LARGE = 2;
    private static final int LAST = 400;

    @Test
    void nothing_is_published_over_an_event_that_was_refused() {
        try (var kafka = LocalKafka.start()) {
            kafka.createTopic(TOPIC, 1, Map.of("max.message.bytes", "70000"));
            List<Integer> acknowledged = new CopyOnWriteArrayList<>();
            List<Integer> failed = new CopyOnWriteArrayList<>();
            try (var publisher =
                    new EventPublisher(
                            Map.of("bootstrap.servers", kafka.bootstrapServers()), TOPIC)) {
                for (int sequence = 1; sequence <= LAST; sequence++) {
                    publisher.publish(event(sequence), new Noting(sequence, acknowledged, failed));
                }
                await().until(() -> acknowledged.size() + failed.size() == LAST);
            }

            assertThat(failed).contains(LARGE, LAST);
            assertThat(acknowledged).allMatch(sequence -> sequence < LARGE);
        }
    }

    private record Noting(int sequence, List<Integer> taken, List<Integer> refused)
            implements EventPublisher.Delivery {

        @Override
        public void acknowledged() {
            taken.add(sequence);
        }

        @Override
        public void failed(NotPublishedException failure) {
            refused.add(sequence);
        }
    }

    private static Envelope event(int sequence) {
        var name = "x".repeat(sequence == LARGE ? 100_000 : 1_000);
        return new Envelope(
                UUID.randomUUID(),
                "TeamRenamed",
                TEAM.toString(),
                "{\"name\": \"%s\"}".formatted(name),
                Instant.EPOCH,
                new Metadata(
                        "test", "test", null, null, "test", null, "test", null, null, null, null),
                1,
                sequence,
                sequence,
                1);
    }
}
