package dev.rollcall.torture.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.systemtests.running.LiveStream;
import dev.rollcall.systemtests.running.RunningSystem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// PostgreSQL goes back to a moment, as docs/operations.md has it; Kafka, Slack and the readers of
/// streams do not. The new epoch comes late, while everything runs, as by an operator who forgot.
@Order(2)
class RestoreTest {

    private static final String CHANNEL = "C0DATA";

    @BeforeAll
    static void patience() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    @Test
    void what_was_stored_by_then_is_neither_lost_nor_doubled_and_the_views_follow_it()
            throws Exception {
        try (var system = new RestorableSystem("restore")) {
            var team = teamWithChannel(system);
            system.backUp();
            system.submit(team, "Kept");
            var edited = system.submit(team, "Written");
            awaitConfirmed(system, "Kept", "Written");
            var held = system.log().ids();
            var moment = system.now();
            try (var stream = LiveStream.open(system.api(), "team_id=" + team)) {
                system.edit(edited.id(), "Lost edit");
                var lost = system.submit(team, "Lost");
                stream.first(data -> "Lost".equals(data.at("/row/content").asText()));
                awaitConfirmed(system, "Lost", "Lost edit");

                system.goBackTo(moment);
                system.goOn();

                assertThat(system.log().ids()).isEqualTo(held);
                await("the relay's refusal")
                        .until(() -> system.healthOfCommands().contains("events new-epoch"));
                // Positions are used a second time.
                system.submit(team, "Too early");
                long resets = resets(stream);

                system.newEpoch();

                await("a reset").until(() -> resets(stream) > resets);
                awaitTheViewsFollow(system);
                assertThat(contents(system, team))
                        .containsExactlyInAnyOrder("Kept", "Written", "Too early");
                assertThat(system.api().get("/api/v1/status-updates/" + lost.id()).status())
                        .isEqualTo(404);

                // A sequence is used a second time.
                assertThat(system.edit(edited.id(), "Edited anew").sequence()).isEqualTo(2);
                system.submit(team, "After the restore");
                stream.first(data -> "Edited anew".equals(data.at("/row/content").asText()));
                stream.first(data -> "After the restore".equals(data.at("/row/content").asText()));
                awaitTheViewsFollow(system);
                assertThat(contents(system, team))
                        .containsExactlyInAnyOrder(
                                "Kept", "Edited anew", "Too early", "After the restore");
                awaitConfirmed(system, "After the restore", "Too early", "Kept", "Edited anew");
                assertThat(system.log().ids()).startsWith(held.toArray(String[]::new));
                assertThat(system.healthOfCommands()).doesNotContain("fails");
            }
        }
    }

    private static long resets(LiveStream stream) {
        return stream.events().stream().filter(event -> event.name().equals("reset")).count();
    }

    private static String teamWithChannel(RestorableSystem system) {
        var team = system.command("POST", "teams", Map.of("name", "Orbits")).id();
        system.command(
                "PUT",
                "teams/%s/slack-channel".formatted(team),
                Map.of("slack_workspace", RunningSystem.WORKSPACE, "slack_channel", CHANNEL));
        return team;
    }

    /// Each with one message of the bot.
    private static void awaitConfirmed(RestorableSystem system, String... contents) {
        await("confirmations")
                .untilAsserted(
                        () -> {
                            for (var content : contents) {
                                assertThat(system.stack().slack().messages(CHANNEL))
                                        .filteredOn(
                                                message ->
                                                        message.user().equals(RunningSystem.BOT)
                                                                && message.text().endsWith(content))
                                        .as(content)
                                        .hasSize(1);
                            }
                        });
    }

    private static void awaitTheViewsFollow(RestorableSystem system) {
        await("views that are a fold of the log")
                .untilAsserted(() -> assertThat(system.log().differencesOfTheViews()).isEmpty());
    }

    private static List<String> contents(RestorableSystem system, String team) {
        return system.api().all("/api/v1/status-updates?team_id=" + team).stream()
                .map(update -> update.get("content").asText())
                .toList();
    }
}
