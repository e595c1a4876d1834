package dev.rollcall.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.local.launch.Service;
import dev.rollcall.systemtests.running.Accepted;
import dev.rollcall.systemtests.running.LiveStream;
import dev.rollcall.systemtests.running.OneSystem;
import dev.rollcall.systemtests.running.RunningSystem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// With any one service stopped, the other two do what they can.
@Order(5)
@ExtendWith(OneSystem.class)
class StoppedServicesTest {
    private static final String CHANNEL = "C0MOBILE";

    private final RunningSystem system;
    private String team;

    StoppedServicesTest(RunningSystem system) {
        this.system = system;
    }

    @BeforeEach
    void aTeamWithAChannel() {
        team = system.registerTeam("Night shift");
        system.linkChannel(team, CHANNEL);
    }

    @AfterEach
    void leaveNothingOnTheBoard() {
        system.archive(team);
    }

    @Test
    void without_commands_the_views_are_read_and_slack_tells_its_user() {
        var before = say("Before the stop");
        assertThat(visible(before)).isEqualTo(200);
        try (var stream = LiveStream.open(system.door(Service.API), "team_id=" + team)) {
            system.pod(Service.COMMANDS).close();

            assertThat(visible(before)).isEqualTo(200);
            assertThat(system.pod(Service.API).isReady()).isTrue();
            assertThat(system.pod(Service.PROJECTOR).isReady()).isTrue();
            var answer = system.slack().command("U0RADIA", CHANNEL, "/rollcall Is anybody there?");
            assertThat(answer.failure()).contains("dispatch_failed");

            system.restart(Service.COMMANDS);
            var after = say("After the stop");
            stream.first(data -> data.path("token").asText().equals(after.token()));
            assertThat(visible(after)).isEqualTo(200);
        }
    }

    @Test
    void without_the_projector_writes_are_taken_and_old_rows_are_read() {
        var before = say("Before the stop");
        assertThat(visible(before)).isEqualTo(200);
        system.pod(Service.PROJECTOR).close();

        var meanwhile = say("Meanwhile");
        assertThat(visible(before)).isEqualTo(200);
        assertThat(visible(meanwhile)).isEqualTo(504);
        assertThat(system.slack().command("U0RADIA", CHANNEL, "/rollcall Still at it").failure())
                .isEmpty();

        system.restart(Service.PROJECTOR);
        await().until(() -> visible(meanwhile) == 200);
        await().untilAsserted(
                        () ->
                                assertThat(updates())
                                        .containsExactlyInAnyOrder(
                                                "Before the stop", "Meanwhile", "Still at it"));
    }

    @Test
    void without_the_api_writes_are_taken_and_applied() {
        system.pod(Service.API).close();

        say("Meanwhile");
        await("the projector")
                .untilAsserted(
                        () ->
                                assertThat(
                                                system.door(Service.PROJECTOR)
                                                        .get("/projector/v1/projections")
                                                        .json()
                                                        .findValuesAsText("lag_events"))
                                        .isNotEmpty()
                                        .containsOnly("0"));
        assertThat(system.slack().command("U0RADIA", CHANNEL, "/rollcall Still at it").failure())
                .isEmpty();

        system.restart(Service.API);
        await().untilAsserted(
                        () ->
                                assertThat(updates())
                                        .containsExactlyInAnyOrder("Meanwhile", "Still at it"));
    }

    private Accepted say(String content) {
        return system.command(
                "POST",
                "status-updates",
                Map.of("team_id", team, "author", "Radia", "content", content));
    }

    private int visible(Accepted update) {
        return system.door(Service.API)
                .get(
                        "/api/v1/status-updates/%s?wait=2&after=%s"
                                .formatted(update.id(), update.token()))
                .status();
    }

    private List<String> updates() {
        return system.door(Service.API).all("/api/v1/status-updates?team_id=" + team).stream()
                .map(row -> row.get("content").asText())
                .toList();
    }
}
