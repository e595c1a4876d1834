package dev.rollcall.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.launch.Service;
import dev.rollcall.systemtests.running.Accepted;
import dev.rollcall.systemtests.running.LiveStream;
import dev.rollcall.systemtests.running.OneSystem;
import dev.rollcall.systemtests.running.RunningSystem;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Two pods of the api: one reads the primary, the other a replica.
@Order(6)
@ExtendWith(OneSystem.class)
class ReplicaTest {
    private final RunningSystem system;
    private String team;

    ReplicaTest(RunningSystem system) {
        this.system = system;
    }

    @BeforeEach
    void aTeam() {
        team = system.registerTeam("Readers");
    }

    @AfterEach
    void leaveNothingOnTheBoard() {
        system.archive(team);
    }

    @Test
    void a_token_holds_at_a_pod_whose_replica_stands_still_and_at_one_that_reads_the_primary() {
        try (var replica = system.stack().postgres().standby();
                var pod =
                        system.stack()
                                .addPod(
                                        Service.API,
                                        "api-of-a-replica",
                                        Map.of("ROLLCALL_DATABASE_URL", replica.url()));
                var stream = LiveStream.open(system.door(pod), "team_id=" + team)) {
            // Given
            replica.pauseReplay();
            var said = say("While the replica stands still");
            var path = "/api/v1/status-updates/%s?after=%s".formatted(said.id(), said.token());

            // Then
            assertThat(system.door(Service.API).get(path + "&wait=10").status()).isEqualTo(200);
            assertThat(system.door(pod).get(path + "&wait=0").status()).isEqualTo(504);
            assertThat(pod.isReady()).isTrue();

            // When
            replica.resumeReplay();

            // Then
            var answer = system.door(pod).get(path + "&wait=10");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo(system.door(Service.API).get(path).text());
            stream.first(data -> data.path("token").asText().equals(said.token()));
        }
    }

    private Accepted say(String content) {
        return system.command(
                "POST",
                "status-updates",
                Map.of("team_id", team, "author", "Radia", "content", content));
    }
}
