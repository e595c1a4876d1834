package dev.rollcall.commands.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.EventsTopic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Against a real PostgreSQL and a real Kafka; the pods of these tests are relays in one process.
class RelayTest {

    static final Duration TAKEOVER = Duration.ofSeconds(15);

    static RelayBackends backends;
    static Published published;

    @BeforeAll
    static void start() {
        backends = RelayBackends.start();
        published = backends.topic(EventsTopic.EVENTS, Map.of());
    }

    @AfterAll
    static void stop() {
        published.close();
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

        await().atMost(TAKEOVER).until(() -> published.ids().containsAll(stored));
        assertThat(published.outOfOrder()).isEmpty();
    }

    @Test
    void one_pod_publishes_and_another_goes_on_when_its_session_is_gone() {
        var first = backends.startPod();
        await().atMost(TAKEOVER).until(first::leads);
        var second = backends.startPod();
        var before = backends.append(5, 3);
        await().atMost(TAKEOVER).until(() -> published.ids().containsAll(before));
        assertThat(second.leads()).isFalse();

        backends.endLeadersSession();
        var after = backends.append(5, 3);

        await().atMost(TAKEOVER).until(() -> published.ids().containsAll(after));
        assertThat(published.outOfOrder()).isEmpty();
        assertThat(first.leads() && second.leads()).isFalse();
    }

    @Test
    void an_event_of_a_newer_build_is_published_untouched() {
        backends.startPod();
        var data = "{\"into\": \"Platform\", \"share\": 0.10000000000000000000000001}";

        var merged = backends.append(UUID.randomUUID(), 1, "TeamMerged", 7, data);

        await().atMost(TAKEOVER).until(() -> published.ids().contains(merged));
        assertThat(published.envelopes())
                .filteredOn(envelope -> envelope.id().equals(merged))
                .first()
                .returns("TeamMerged", Envelope::type)
                .returns(7, Envelope::version)
                .returns(data.replace(" ", ""), envelope -> envelope.data().replace(" ", ""));
    }

    @Test
    void a_clean_stop_hands_over() throws InterruptedException {
        var first = backends.startPod();
        await().atMost(TAKEOVER).until(first::leads);
        var second = backends.startPod();

        first.stop();

        await().atMost(TAKEOVER).until(second::leads);
        var stored = backends.append(2, 2);
        await().atMost(TAKEOVER).until(() -> published.ids().containsAll(stored));
    }

    @Test
    void what_was_stored_while_nobody_published_is_published_later() {
        var stored = backends.append(3, 3);
        assertThat(published.ids()).doesNotContainAnyElementsOf(stored);

        backends.startPod();

        await().atMost(TAKEOVER).until(() -> published.ids().containsAll(stored));
    }

    @Test
    void a_clean_stop_leaves_nothing_to_repeat() throws InterruptedException {
        var first = backends.startPod();
        var before = backends.append(5, 5);
        await().atMost(TAKEOVER).until(() -> published.ids().containsAll(before));
        first.stop();

        backends.startPod();
        var after = backends.append(1, 1);

        await().atMost(TAKEOVER).until(() -> published.ids().containsAll(after));
        assertThat(published.ids().stream().filter(before::contains)).hasSameSizeAs(before);
    }

    @Test
    void a_new_epoch_publishes_all_again_also_while_a_pod_leads() {
        var pod = backends.startPod();
        List<UUID> stored = backends.append(10, 5);
        await().atMost(TAKEOVER).until(() -> published.ids().containsAll(stored));

        backends.startEpoch();

        await().atMost(TAKEOVER).until(() -> published.ids(backends.epoch()).containsAll(stored));
        assertThat(pod.leads()).isTrue();
    }

    @Test
    void how_long_events_took_is_measured() {
        var pod = backends.startPod();

        var stored = backends.append(3, 3);

        await().atMost(TAKEOVER).until(() -> published.ids().containsAll(stored));
        await().atMost(TAKEOVER).until(() -> pod.timedEvents() >= stored.size());
        await().atMost(TAKEOVER).until(() -> pod.gauge("position") == pod.gauge("log_position"));
    }
}
