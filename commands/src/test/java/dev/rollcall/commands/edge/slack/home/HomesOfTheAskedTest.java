package dev.rollcall.commands.edge.slack.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.edge.slack.home.HomeContents.TeamToday;
import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.outbound.slack.PollRound;
import dev.rollcall.events.Asked;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The Home tab of somebody whom a team asks and who never joined it.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class HomesOfTheAskedTest {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject CommandHandler handler;
    @Inject HomeSource source;
    @Inject HomeTabs tabs;
    @Inject Pool pool;

    @Test
    void it_has_the_poll_with_its_button_and_follows_the_team() {
        // Given
        var workspace = "T" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        var grace = new Member(workspace, "U0GRACE");
        var team = SlackTeams.register("Harvest");
        SlackTeams.link(team, workspace, "C0HARVEST");
        tabs.opened(grace, Instant.now()).await().atMost(PATIENCE);

        // When
        var poll =
                PollRound.open(
                        handler,
                        team,
                        PollRound.settings(false, null, null),
                        new Asked(workspace, grace.user(), "UTC"));

        // Then
        await().until(() -> !source.of(grace).teams().isEmpty());
        assertThat(source.of(grace).teams())
                .singleElement()
                .extracting(TeamToday::name)
                .isEqualTo("Harvest");
        assertThat(source.of(grace).teams().getFirst().polls())
                .singleElement()
                .satisfies(
                        shown -> {
                            assertThat(shown.id()).isEqualTo(poll.id);
                            assertThat(shown.mine()).isTrue();
                        });
        await().until(() -> wasTaken(grace));
    }

    /// To be published anew, by this pod's runner.
    private boolean wasTaken(Member who) {
        return pool.preparedQuery(
                                "select from commands.slack_homes where slack_workspace = $1 and tells > 0")
                        .execute(Tuple.of(who.workspace()))
                        .await()
                        .atMost(PATIENCE)
                        .size()
                > 0;
    }
}
