package dev.rollcall.commands.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.events.EventsTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CatchUpTest {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void appends_go_on_while_a_large_backlog_is_published_page_by_page() throws Exception {
        try (var backends = RelayBackends.start();
                var published = backends.topic(EventsTopic.EVENTS, Map.of())) {
            backends.fill(10_000);
            long backlog = backends.head();
            var pod = backends.startPod();
            await().atMost(PATIENCE).until(() -> pod.gauge("position") > 0);

            var appended = new ArrayList<UUID>();
            while (pod.gauge("position") < backlog) {
                appended.addAll(backends.append(1, 1));
            }

            assertThat(appended).isNotEmpty();
            assertThat(pod.longestPage()).isLessThanOrEqualTo(RelayPod.BATCH);
            await().atMost(PATIENCE).until(() -> published.ids().containsAll(appended));
            assertThat(published.outOfOrder()).isEmpty();
            backends.stopPods();
        }
    }
}
