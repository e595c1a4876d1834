package dev.rollcall.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.local.launch.Service;
import dev.rollcall.systemtests.load.Load;
import dev.rollcall.systemtests.running.OneSystem;
import dev.rollcall.systemtests.running.RunningSystem;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// PostgreSQL and Kafka go away and come back, under load.
@Order(6)
@ExtendWith(OneSystem.class)
class OutageTest {
    private final RunningSystem system;

    OutageTest(RunningSystem system) {
        this.system = system;
    }

    @Test
    void without_postgresql_commands_are_refused_for_now_and_none_is_lost() throws Exception {
        try (var load = Load.on(system, system.pod(Service.COMMANDS))) {
            load.awaitAcknowledged(100);
            system.stack().postgres().close();

            var refused =
                    system.door(Service.COMMANDS)
                            .send(
                                    "POST",
                                    "/commands/v1/teams",
                                    UUID.randomUUID().toString(),
                                    Map.of("name", "Too early"));
            assertThat(refused.status()).as("%s", refused).isEqualTo(503);
            assertThat(refused.headers())
                    .containsKey("retry-after")
                    .containsEntry("content-type", "application/problem+json");
            await("commands not ready").until(() -> !system.pod(Service.COMMANDS).isReady());
            await("api not ready").until(() -> !system.pod(Service.API).isReady());
            system.expectAlive();

            system.stack().startPostgres();
            load.awaitAcknowledged(100).finish().expectEverythingOnce();
            system.stack().pods().values().forEach(pod -> await().until(pod::isReady));
        }
    }

    @Test
    void without_kafka_writes_go_on_and_the_views_catch_up() throws Exception {
        try (var load = Load.on(system, system.pod(Service.COMMANDS))) {
            load.awaitAcknowledged(100);
            system.stack().kafka().close();

            load.awaitAcknowledged(200);
            assertThat(system.pod(Service.COMMANDS).isReady()).isTrue();
            assertThat(system.pod(Service.API).isReady()).isTrue();
            system.expectAlive();

            system.stack().startKafka();
            load.awaitAcknowledged(100).finish().expectEverythingOnce();
        }
    }
}
