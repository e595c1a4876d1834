package dev.rollcall.torture.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.systemtests.running.LiveStream;
import dev.rollcall.systemtests.running.RunningSystem;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// PostgreSQL goes back to an older copy of its data, as docs/operations.md has it; Kafka, Slack
/// and the readers of streams do not.
@Order(2)
class RestoreTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CHANNEL = "C0DATA";

    @Test
    void what_the_copy_holds_is_neither_lost_nor_doubled_and_the_views_follow_it()
            throws SQLException {
        try (var system = new RestorableSystem("restore")) {
            var team = teamWithChannel(system);
            var kept = system.submit(team, "Kept");
            var edited = system.submit(team, "Written");
            awaitConfirmed(system, "Kept", "Written");
            system.backUp();
            var held = system.log().ids();
            try (var stream = LiveStream.open(system.api(), "team_id=" + team)) {
                system.edit(edited.id(), "Lost edit");
                var lost = system.submit(team, "Lost");
                stream.first(data -> "Lost".equals(data.at("/row/content").asText()));
                awaitConfirmed(system, "Lost", "Lost edit");

                system.goBackToTheCopy();
                system.newEpoch();
                system.goOn();

                await("a reset")
                        .atMost(PATIENCE)
                        .until(
                                () ->
                                        stream.events().stream()
                                                .anyMatch(event -> event.name().equals("reset")));
                assertThat(system.log().ids()).isEqualTo(held);
                awaitTheViewsFollow(system);
                assertThat(contents(system, team)).containsExactlyInAnyOrder("Kept", "Written");
                assertThat(system.api().get("/api/v1/status-updates/" + lost.id()).status())
                        .isEqualTo(404);

                // Sequences and positions are used a second time.
                assertThat(system.edit(edited.id(), "Edited anew").sequence()).isEqualTo(2);
                system.submit(team, "After the restore");
                stream.first(data -> "Edited anew".equals(data.at("/row/content").asText()));
                stream.first(data -> "After the restore".equals(data.at("/row/content").asText()));
                awaitTheViewsFollow(system);
                assertThat(contents(system, team))
                        .containsExactlyInAnyOrder("Kept", "Edited anew", "After the restore");
                awaitConfirmed(system, "After the restore", "Kept", "Edited anew");
                assertThat(system.log().ids()).startsWith(held.toArray(String[]::new));
                assertThat(kept.sequence()).isEqualTo(1);
            }
        }
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
                .atMost(PATIENCE)
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
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(system.log().differencesOfTheViews()).isEmpty());
    }

    private static List<String> contents(RestorableSystem system, String team) {
        return system.api().all("/api/v1/status-updates?team_id=" + team).stream()
                .map(update -> update.get("content").asText())
                .toList();
    }
}
