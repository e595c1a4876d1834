package dev.rollcall.commands.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.events.Envelope;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Against a real PostgreSQL and a real Kafka; the pods of these tests are relays in one process.
class RelayTest {

    static final Duration TAKEOVER = Duration.ofSeconds(15);

    static RelayBackends backends;

    @BeforeAll
    static void start() {
        backends = RelayBackends.start();
    }

    @AfterAll
    static void stop() {
        backends.close();
    }

    @AfterEach
    void stopPods() throws InterruptedException {
        backends.stopPods();
    }

    @Test
    void every_event_is_published_each_aggregate_in_order() {
        backends.startPod();

        var stored = backends.append(20, 5);

        await().atMost(TAKEOVER).until(() -> backends.published().containsAll(stored));
        assertThat(backends.publishedOutOfOrder()).isEmpty();
    }

    @Test
    void one_pod_publishes_and_another_goes_on_when_its_session_is_gone() {
        var first = backends.startPod();
        await().atMost(TAKEOVER).until(first::leads);
        var second = backends.startPod();
        var before = backends.append(5, 3);
        await().atMost(TAKEOVER).until(() -> backends.published().containsAll(before));
        assertThat(second.leads()).isFalse();

        backends.endLeadersSession();
        var after = backends.append(5, 3);

        await().atMost(TAKEOVER).until(() -> backends.published().containsAll(after));
        assertThat(backends.publishedOutOfOrder()).isEmpty();
        assertThat(first.leads() && second.leads()).isFalse();
    }

    @Test
    void a_clean_stop_hands_over() throws InterruptedException {
        var first = backends.startPod();
        await().atMost(TAKEOVER).until(first::leads);
        var second = backends.startPod();

        first.stop();

        await().atMost(TAKEOVER).until(second::leads);
        var stored = backends.append(2, 2);
        await().atMost(TAKEOVER).until(() -> backends.published().containsAll(stored));
    }

    @Test
    void what_was_stored_while_nobody_published_is_published_later() {
        var stored = backends.append(3, 3);
        assertThat(backends.published()).doesNotContainAnyElementsOf(stored);

        backends.startPod();

        await().atMost(TAKEOVER).until(() -> backends.published().containsAll(stored));
    }

    @Test
    void a_new_epoch_publishes_all_again() {
        backends.startPod();
        List<UUID> stored = backends.append(2, 2);
        await().atMost(TAKEOVER).until(() -> backends.published().containsAll(stored));

        backends.stopPodsAndStartEpoch();
        backends.startPod();

        await().atMost(TAKEOVER)
                .until(
                        () ->
                                backends.envelopes().stream()
                                        .filter(envelope -> envelope.epoch() == backends.epoch())
                                        .map(Envelope::id)
                                        .toList()
                                        .containsAll(stored));
    }
}
