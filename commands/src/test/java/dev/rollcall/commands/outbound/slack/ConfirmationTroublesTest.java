package dev.rollcall.commands.outbound.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.webapi.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Slack refuses, is busy, hangs, or loses its answer.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class ConfirmationTroublesTest {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    SlackSimulator slack;

    @Inject MeterRegistry metrics;
    @Inject Pool pool;

    Bot bot;

    @BeforeEach
    void aTeam() {
        bot = new Bot(slack, metrics, pool);
    }

    @Test
    void what_passes_is_tried_again() {
        slack.failNext("chat.postMessage", new Fault.Refuse("internal_error"));
        slack.failNext("chat.postMessage", new Fault.Refuse("ratelimited"));

        SlackTeams.submit(bot.team, "Ada", "patience");

        bot.awaitSaid("*Ada*\n> patience");
    }

    @Test
    void slack_is_left_alone_for_as_long_as_it_says() {
        slack.failNext("chat.postMessage", new Fault.RateLimit(2));
        var asked = Instant.now();

        SlackTeams.submit(bot.team, "Ada", "later");

        bot.awaitSaid("*Ada*\n> later");
        assertThat(Duration.between(asked, Instant.now())).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void what_slack_says_of_one_post_holds_for_those_of_other_channels() {
        // Given
        var others = SlackTeams.registerIn("C0MOBILE", "Mobile");
        int before = slack.messages("C0MOBILE").size();
        int calls = slack.calls("chat.postMessage");
        slack.failNext("chat.postMessage", new Fault.RateLimit(2));
        SlackTeams.submit(bot.team, "Ada", "one");
        await().atMost(PATIENCE).until(() -> slack.calls("chat.postMessage") == calls + 1);

        // When
        SlackTeams.submit(others, "Linus", "another");

        // Then
        bot.awaitSaid("*Ada*\n> one");
        await().atMost(PATIENCE).until(() -> slack.messages("C0MOBILE").size() == before + 1);
        assertThat(slack.calls("chat.postMessage")).isEqualTo(calls + 3);
    }

    @Test
    void a_search_that_slack_puts_off_is_not_left_out() {
        // Given
        slack.failNext("chat.postMessage", new Fault.LoseAnswer());
        slack.failNext("conversations.history", new Fault.RateLimit(1));
        double found = bot.count("found");

        // When
        SlackTeams.submit(bot.team, "Ada", "said once");

        // Then
        await().atMost(PATIENCE).until(() -> bot.count("found") == found + 1);
        bot.awaitSaid("*Ada*\n> said once");
    }

    @Test
    void a_post_whose_answer_is_lost_is_found_and_not_made_again() {
        double found = bot.count("found");
        slack.failNext("chat.postMessage", new Fault.LoseAnswer());

        var update = SlackTeams.submit(bot.team, "Ada", "said once");

        await().atMost(PATIENCE).until(() -> bot.count("found") == found + 1);
        SlackTeams.edit(update, "said once, and edited");
        bot.awaitSaid("*Ada*\n> said once, and edited");
    }

    @Test
    void a_call_that_hangs_or_breaks_is_given_up_and_made_again() {
        slack.failNext("chat.postMessage", new Fault.Hang());
        slack.failNext("chat.postMessage", new Fault.Break(503));
        slack.failNext("conversations.history", new Fault.RateLimit(1));

        SlackTeams.submit(bot.team, "Ada", "in the end");

        bot.awaitSaid("*Ada*\n> in the end");
    }

    @Test
    void what_does_not_pass_is_given_up_and_the_rest_goes_on() {
        double givenUp = bot.count("given_up");
        slack.failNext("chat.postMessage", new Fault.Refuse("not_in_channel"));

        var lost = SlackTeams.submit(bot.team, "Ada", "lost");
        await().atMost(PATIENCE).until(() -> bot.count("given_up") == givenUp + 1);
        SlackTeams.submit(bot.team, "Ada", "next");

        bot.awaitSaid("*Ada*\n> next");
        assertThat(bot.reason(lost)).isEqualTo("not_in_channel");
    }

    @Test
    void an_edit_gives_what_was_given_up_another_chance() {
        slack.failNext("chat.postMessage", new Fault.Refuse("is_archived"));
        var update = SlackTeams.submit(bot.team, "Ada", "lost");
        await().atMost(PATIENCE).until(() -> "is_archived".equals(bot.reason(update)));

        SlackTeams.edit(update, "found");

        bot.awaitSaid("*Ada*\n> found");
    }

    @Test
    void a_confirmation_that_somebody_deleted_stays_deleted() {
        double gone = bot.count("gone");
        var update = SlackTeams.submit(bot.team, "Ada", "one");
        bot.awaitSaid("*Ada*\n> one");
        slack.failNext("chat.update", new Fault.Refuse("message_not_found"));

        SlackTeams.edit(update, "two");

        await().atMost(PATIENCE).until(() -> bot.count("gone") == gone + 1);
    }
}
