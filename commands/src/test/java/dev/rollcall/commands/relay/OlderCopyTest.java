package dev.rollcall.commands.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The store went back and Kafka did not, and nobody began a new epoch.
class OlderCopyTest {

    static final Duration PATIENCE = Duration.ofSeconds(30);

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
    void a_log_that_ends_before_what_was_published_is_told_and_waits_for_its_new_epoch() {
        var topic = "restored.store";
        try (var published = backends.topic(topic, Map.of())) {
            backends.loseTheEndOfTheLog();
            var stored = backends.append(2, 2);

            var pod = backends.startPod(topic);

            await().atMost(PATIENCE).until(() -> pod.trouble().contains("events new-epoch"));
            assertThat(published.ids()).isEmpty();

            backends.startEpoch();

            await().atMost(PATIENCE).until(() -> published.ids().containsAll(stored));
        }
    }

    @Test
    void a_database_that_went_back_is_told_and_waits_for_its_new_epoch() throws Exception {
        var topic = "restored.database";
        try (var published = backends.topic(topic, Map.of())) {
            var pod = backends.startPod(topic);
            var kept = backends.append(3, 3);
            long copied = backends.head();
            var lost = backends.append(3, 3);
            await().atMost(PATIENCE).until(() -> published.ids().containsAll(lost));
            pod.stop();

            backends.goBackTo(copied);
            var anew = backends.append(4, 4);
            var restored = backends.startPod(topic);

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(restored.trouble())
                                            .contains("events new-epoch")
                                            .contains("which Kafka has at position"));
            assertThat(published.ids()).doesNotContainAnyElementsOf(anew);

            backends.startEpoch();

            await().atMost(PATIENCE).until(() -> published.ids(backends.epoch()).containsAll(anew));
            assertThat(published.ids(backends.epoch()))
                    .containsAll(kept)
                    .doesNotContainAnyElementsOf(lost);
            await().atMost(PATIENCE).until(() -> restored.trouble().isEmpty());
        }
    }

    @Test
    void a_database_from_before_the_last_restore_needs_another_epoch() throws Exception {
        var topic = "restored.twice";
        try (var published = backends.topic(topic, Map.of())) {
            long first = backends.epoch();
            backends.startEpoch();
            var stored = backends.append(2, 2);
            var pod = backends.startPod(topic);
            await().atMost(PATIENCE)
                    .until(() -> published.ids(backends.epoch()).containsAll(stored));
            pod.stop();

            backends.goBackToEpoch(first);
            var restored = backends.startPod(topic);

            await().atMost(PATIENCE).until(() -> restored.trouble().contains("events new-epoch"));
        }
    }
}
