package dev.rollcall.commands.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What Kafka refuses, a real one: it is told, tried again, and nothing overtakes it.
class RelayTroublesTest {

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
    void an_event_that_is_too_large_is_told_and_waits_and_nothing_of_its_aggregate_overtakes_it()
            throws Exception {
        var topic = "small.records";
        try (var published = backends.topic(topic, Map.of("max.message.bytes", "70000"))) {
            var team = UUID.randomUUID();
            var stored = new ArrayList<>(backends.append(5, 2));
            stored.add(backends.append(team, 1, "Small"));
            var large = backends.append(team, 2, "Large".repeat(20_000));
            stored.add(large);
            for (int sequence = 3; sequence <= 20; sequence++) {
                stored.add(backends.append(team, sequence, "Small".repeat(200)));
            }
            stored.addAll(backends.append(5, 2));

            var pod = backends.startPod(topic);

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(pod.trouble())
                                            .contains("larger than topic")
                                            .contains(large.toString(), team.toString()));
            assertThat(published.ids()).doesNotContain(large);
            assertThat(published.outOfOrder()).isEmpty();

            letInRecordsOf(topic, 1_000_000);

            await().atMost(PATIENCE).until(() -> published.ids().containsAll(stored));
            assertThat(published.outOfOrder()).isEmpty();
            await().atMost(PATIENCE).until(() -> pod.trouble().isEmpty());
        }
    }

    @Test
    void a_refused_event_makes_no_others_be_published_over_and_over() throws Exception {
        var topic = "tiny.records";
        try (var published = backends.topic(topic, Map.of("max.message.bytes", "70000"))) {
            backends.append(UUID.randomUUID(), 1, "Large".repeat(20_000));
            var behind = backends.append(20, 1);

            var pod = backends.startPod(topic);

            await().atMost(PATIENCE).until(() -> pod.failures() >= 10);
            assertThat(published.ids()).doesNotContainAnyElementsOf(behind);
            letInRecordsOf(topic, 1_000_000);
            await().atMost(PATIENCE).until(() -> published.ids().containsAll(behind));
        }
    }

    @Test
    void a_missing_topic_is_told_and_waited_for() {
        var stored = backends.append(2, 2);

        var pod = backends.startPod("missing.topic");

        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(pod.trouble())
                                        .contains("does not exist", "missing.topic"));
        try (var published = backends.topic("missing.topic", Map.of())) {
            await().atMost(PATIENCE).until(() -> published.ids().containsAll(stored));
            assertThat(published.outOfOrder()).isEmpty();
        }
    }

    @Test
    void while_Kafka_is_away_the_backlog_is_counted_and_ages() {
        var topic = "paused.kafka";
        try (var published = backends.topic(topic, Map.of())) {
            var pod = backends.startPod(topic);
            var before = backends.append(1, 1);
            await().atMost(PATIENCE).until(() -> published.ids().containsAll(before));
            await().atMost(PATIENCE).until(() -> pod.gauge("position") == backends.head());

            backends.pauseKafka();
            List<UUID> stored;
            try {
                stored = backends.append(3, 3);
                await().atMost(PATIENCE).until(() -> pod.gauge("backlog_events") == 9);
                await().atMost(PATIENCE).until(() -> pod.gauge("backlog_age_seconds") > 2);
            } finally {
                backends.resumeKafka();
            }

            await().atMost(PATIENCE).until(() -> published.ids().containsAll(stored));
            assertThat(published.outOfOrder()).isEmpty();
            await().atMost(PATIENCE).until(() -> pod.gauge("backlog_events") == 0);
            assertThat(pod.gauge("backlog_age_seconds")).isZero();
        }
    }

    private static void letInRecordsOf(String topic, int bytes)
            throws ExecutionException, InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var entry = new ConfigEntry("max.message.bytes", Integer.toString(bytes));
        try (var admin = Admin.create(backends.connection())) {
            admin.incrementalAlterConfigs(
                            Map.of(resource, List.of(new AlterConfigOp(entry, OpType.SET))))
                    .all()
                    .get();
        }
    }
}
