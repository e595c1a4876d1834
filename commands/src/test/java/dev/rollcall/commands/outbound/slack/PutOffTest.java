package dev.rollcall.commands.outbound.slack;

import static dev.rollcall.commands.outbound.slack.PollRound.asked;
import static dev.rollcall.commands.outbound.slack.PollRound.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.events.Answer;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.workspace.Message;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// "Remind me later", from the button to the reminder that comes or does not.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class PutOffTest {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final String GRACE = "U0GRACE";

    SlackSimulator slack;

    @Inject MeterRegistry metrics;
    @Inject Pool pool;
    @Inject CommandHandler handler;
    @Inject EventReader reader;

    Bot bot;
    PollMessages said;
    PollRound poll;
    Message reminder;

    @BeforeEach
    void aReminder() {
        bot = new Bot(slack, metrics, pool);
        said = new PollMessages(bot, reader);
        poll =
                PollRound.open(
                        handler,
                        bot.team,
                        settings(false, null, null),
                        asked(GRACE, "Europe/Berlin"));
        said.awaitOne(Bot.CHANNEL, poll);
        poll.remind(GRACE);
        reminder = said.awaitOne(slack.directMessages(GRACE), poll);
    }

    @Test
    void one_reminder_comes_when_it_was_asked_for_and_the_scheduled_ones_give_way() {
        // When
        double givingWay = bot.count("put_off");
        press("rollcall_later_60");
        press("rollcall_later_15");
        poll.remind(GRACE);

        // Then
        await().atMost(PATIENCE).until(() -> bot.count("put_off") == givingWay + 1);
        assertThat(later())
                .singleElement()
                .satisfies(
                        from ->
                                assertThat(from)
                                        .isBetween(
                                                Instant.now().plus(Duration.ofMinutes(10)),
                                                Instant.now().plus(Duration.ofMinutes(15))));
        assertThat(said.all(slack.directMessages(GRACE), poll)).hasSize(1);

        // And when
        letTimePass();

        // Then
        await().atMost(PATIENCE)
                .until(() -> said.all(slack.directMessages(GRACE), poll).size() == 2);
        assertThat(said.all(slack.directMessages(GRACE), poll).getLast().blocks().toString())
                .contains("rollcall_later_15", "rollcall_later_60");
    }

    @Test
    void whoever_has_answered_meanwhile_is_left_alone() {
        double answered = bot.count("answered_before");
        press("rollcall_later_15");
        poll.answer("Grace", new Answer("Today?", "tests"));

        letTimePass();

        await().atMost(PATIENCE).until(() -> bot.count("answered_before") == answered + 1);
        assertThat(said.all(slack.directMessages(GRACE), poll)).hasSize(1);
    }

    @Test
    void a_poll_that_was_closed_meanwhile_reminds_nobody() {
        double closed = bot.count("closed_before");
        press("rollcall_later_60");
        poll.close();

        letTimePass();

        await().atMost(PATIENCE).until(() -> bot.count("closed_before") == closed + 1);
    }

    private void press(String button) {
        slack.person(GRACE).message(slack.directMessages(GRACE), reminder.ts()).press(button);
    }

    private List<Instant> later() {
        return pool
                .preparedQuery(
                        "select wanted_from from commands.slack_posts where subject = $1 and put_off")
                .execute(Tuple.of(poll.id))
                .await()
                .atMost(PATIENCE)
                .stream()
                .map(row -> row.getOffsetDateTime(0).toInstant())
                .toList();
    }

    private void letTimePass() {
        pool.preparedQuery(
                        "update commands.slack_posts set wanted_from = now() where subject = $1 and put_off")
                .execute(Tuple.of(poll.id))
                .await()
                .atMost(PATIENCE);
    }
}
