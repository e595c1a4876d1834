package dev.rollcall.commands.outbound.slack;

import static dev.rollcall.commands.outbound.slack.PollRound.asked;
import static dev.rollcall.commands.outbound.slack.PollRound.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.slack.SlackWorkspaces;
import dev.rollcall.events.Asked;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.local.slack.SlackSimulator;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// People of a workspace that never let the bot in, whom a team sees in a channel that it shares.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class StrangersTest {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final Asked GRACE = asked("U0GRACE", "Europe/Berlin");
    static final Asked BEA = new Asked("T9OTHER", "U9BEA", "Europe/Berlin");

    SlackSimulator slack;

    @Inject MeterRegistry metrics;
    @Inject Pool pool;
    @Inject CommandHandler handler;
    @Inject EventReader reader;
    @Inject SlackWorkspaces known;

    Bot bot;
    PollMessages said;

    @BeforeEach
    void aTeam() {
        bot = new Bot(slack, metrics, pool);
        said = new PollMessages(bot, reader);
        await().until(() -> !known.usable(BEA.slackWorkspace()));
    }

    @AfterEach
    void gone() {
        SlackTeams.archive(bot.team);
    }

    @Test
    void they_are_mentioned_in_the_channel_and_neither_asked_nor_reminded_directly() {
        // Given
        double before = bot.count("of_another_workspace");

        // When
        var poll = PollRound.open(handler, bot.team, settings(true, null, null), GRACE, BEA);
        poll.remind("U0GRACE", "U9BEA");

        // Then
        var message = said.awaitOne(Bot.CHANNEL, poll);
        assertThat(PollMessages.texts(message)).contains("Asked: <@U0GRACE>, <@U9BEA>");
        await().atMost(PATIENCE).until(() -> posts(poll.id, "shown >= wanted") == 2);
        assertThat(posts(poll.id, "given_up is not null")).isZero();
        assertThat(bot.count("of_another_workspace")).isEqualTo(before + 2);
    }

    /// Nobody can be asked elsewhere, so it is for an operator to know.
    @Test
    void without_a_channel_it_is_given_up_as_before() {
        var team = SlackTeams.register("Nowhere");

        var poll = PollRound.open(handler, team, settings(false, null, null), BEA);

        await().atMost(PATIENCE).until(() -> posts(poll.id, "given_up = 'not_installed'") == 1);
        SlackTeams.archive(team);
    }

    private int posts(UUID poll, String how) {
        return pool.preparedQuery(
                        "select from commands.slack_posts where subject = $1 and slack_user = 'U9BEA' and "
                                + how)
                .execute(Tuple.of(poll))
                .await()
                .atMost(PATIENCE)
                .size();
    }
}
