package dev.rollcall.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.local.launch.Pod;
import dev.rollcall.local.launch.Service;
import dev.rollcall.systemtests.load.Load;
import dev.rollcall.systemtests.running.OneSystem;
import dev.rollcall.systemtests.running.Relay;
import dev.rollcall.systemtests.running.RunningSystem;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Processes are killed and paused under load. However that goes, every acknowledged update is in
/// the view exactly once, in order.
@Order(3)
@ExtendWith(OneSystem.class)
class CrashTest {
    private final RunningSystem system;

    CrashTest(RunningSystem system) {
        this.system = system;
    }

    @Test
    void the_projector_killed_in_the_middle_of_a_batch() throws Exception {
        try (var load = Load.on(system, system.pod(Service.COMMANDS))) {
            load.awaitAcknowledged(100);
            // Rows and history are written by then, and nothing is committed.
            try (var _ = system.database().hold("read_model.changes")) {
                await("a batch that can't end")
                        .until(() -> system.database().isHeld("rollcall_projector"));
                load.awaitAcknowledged(50);
                system.pod(Service.PROJECTOR).process().kill();
            }
            system.restart(Service.PROJECTOR);
            load.awaitAcknowledged(50).finish().expectEverythingOnce();
        }
    }

    @Test
    void the_relay_killed_with_another_standing_by() throws Exception {
        try (var other = system.stack().addPod(Service.COMMANDS, "commands-standing-by");
                var load = Load.on(system, system.pod(Service.COMMANDS), other)) {
            load.awaitAcknowledged(100);
            var leader = leaderOf(system.pod(Service.COMMANDS), other);
            var standby = leader == other ? system.pod(Service.COMMANDS) : other;
            leader.process().kill();

            await("a takeover").atMost(Duration.ofSeconds(6)).until(() -> Relay.leads(standby));
            load.awaitAcknowledged(100);
            leader.start();
            leader.awaitReady();
            load.awaitAcknowledged(100).finish().expectEverythingOnce();
        }
    }

    @Test
    void the_relay_paused_with_another_standing_by_and_woken_again() throws Exception {
        try (var other = system.stack().addPod(Service.COMMANDS, "commands-taking-over");
                var load = Load.on(system, system.pod(Service.COMMANDS), other)) {
            load.awaitAcknowledged(100);
            var leader = leaderOf(system.pod(Service.COMMANDS), other);
            var standby = leader == other ? system.pod(Service.COMMANDS) : other;
            leader.process().signal("STOP");
            try {
                await("a takeover").atMost(Duration.ofSeconds(8)).until(() -> Relay.leads(standby));
                load.awaitAcknowledged(100);
            } finally {
                leader.process().signal("CONT");
            }
            await("it sees that it leads no more").until(() -> !Relay.leads(leader));
            load.awaitAcknowledged(100).finish().expectEverythingOnce();
            assertThat(List.of(Relay.leads(leader), Relay.leads(standby)))
                    .containsExactly(false, true);
        }
    }

    /// The first one to come leads, unless its machine stood still for longer than its session.
    private static Pod leaderOf(Pod... pods) {
        return await("one that leads")
                .until(
                        () -> Stream.of(pods).filter(Relay::leads).toList(),
                        leaders -> leaders.size() == 1)
                .getFirst();
    }
}
