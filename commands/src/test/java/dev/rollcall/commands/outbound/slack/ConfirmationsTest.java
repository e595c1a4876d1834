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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From an event in the store, through Kafka, to what stands in Slack.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class ConfirmationsTest {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final String OTHER_CHANNEL = "C0MOBILE";

    SlackSimulator slack;

    @Inject MeterRegistry metrics;
    @Inject Pool pool;

    Bot bot;

    @BeforeEach
    void aTeam() {
        bot = new Bot(slack, metrics, pool);
    }

    @Test
    void an_update_is_confirmed_and_the_confirmation_follows_it() {
        var update = SlackTeams.submit(bot.team, "Ada", "Finished the import");
        bot.awaitSaid("*Ada*\n> Finished the import");

        SlackTeams.edit(update, "Finished half of it");
        bot.awaitSaid("*Ada*\n> Finished half of it");

        SlackTeams.retract(update);
        bot.awaitSaid("_Ada took this update back._");
    }

    @Test
    void what_is_said_in_slack_is_confirmed_there() {
        slack.command("U0ADA", Bot.CHANNEL, "/rollcall a &amp; b, thanks @grace");

        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(bot.posted())
                                        .containsExactly(
                                                "*Ada*\n> a &amp;amp; b, thanks <@U0GRACE|grace>"));
    }

    @Test
    void a_channel_keeps_its_order_and_holds_up_no_other() {
        var others = SlackTeams.registerIn(OTHER_CHANNEL, "Mobile");
        int othersBefore = slack.messages(OTHER_CHANNEL).size();
        slack.failNext("chat.postMessage", new Fault.Break(503));
        slack.failAlways("conversations.history", new Fault.RateLimit(1));
        int calls = slack.calls("chat.postMessage");

        SlackTeams.submit(bot.team, "Ada", "1");
        await().atMost(PATIENCE).until(() -> slack.calls("chat.postMessage") > calls);
        SlackTeams.submit(bot.team, "Ada", "2");
        SlackTeams.submit(bot.team, "Ada", "3");
        SlackTeams.submit(others, "Linus", "meanwhile");

        await().atMost(PATIENCE)
                .until(() -> slack.messages(OTHER_CHANNEL).size() == othersBefore + 1);
        assertThat(bot.posted()).isEmpty();
        slack.allWell();
        bot.awaitSaid("*Ada*\n> 1", "*Ada*\n> 2", "*Ada*\n> 3");
    }

    @Test
    void an_update_that_is_taken_back_before_it_is_posted_is_not_posted() {
        double never = bot.count("retracted_before");
        slack.failAlways("chat.postMessage", new Fault.RateLimit(1));
        int calls = slack.calls("chat.postMessage");
        var update = SlackTeams.submit(bot.team, "Ada", "oops");
        await().atMost(PATIENCE).until(() -> slack.calls("chat.postMessage") > calls);

        SlackTeams.retract(update);
        slack.allWell();

        await().atMost(PATIENCE).until(() -> bot.count("retracted_before") == never + 1);
        assertThat(bot.posted()).isEmpty();
    }

    @Test
    void a_team_without_a_channel_is_confirmed_nowhere() {
        var lonely = SlackTeams.register("Lonely");
        var update = SlackTeams.submit(lonely, "Ada", "anybody?");
        SlackTeams.submit(bot.team, "Ada", "here");

        bot.awaitSaid("*Ada*\n> here");
        assertThat(bot.reason(update)).isEqualTo("no claim");
    }

    @Test
    void a_long_text_in_a_wide_script_is_posted() {
        SlackTeams.submit(bot.team, "Ada", "漢".repeat(10_000));

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(bot.posted()).singleElement().asString().contains("cut"));
    }

    @Test
    void a_message_that_could_not_be_recorded_is_explained_to_its_author_alone() {
        SlackTeams.free("C0DATA");
        int messages = slack.messages("C0DATA").size();

        slack.post("U0LINUS", "C0DATA", "@rollcall for whom?");

        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(bot.newIn("C0DATA", messages))
                                        .anySatisfy(
                                                message -> {
                                                    assertThat(message.onlyFor())
                                                            .isEqualTo("U0LINUS");
                                                    assertThat(message.text())
                                                            .startsWith("Not recorded")
                                                            .endsWith("> for whom?");
                                                }));
    }

    @Test
    void old_confirmations_are_forgotten_and_new_ones_kept() {
        var old = SlackTeams.submit(bot.team, "Ada", "old");
        var young = SlackTeams.submit(bot.team, "Ada", "young");
        bot.awaitSaid("*Ada*\n> old", "*Ada*\n> young");

        bot.age(old, 91);

        await().atMost(PATIENCE).until(() -> "no claim".equals(bot.reason(old)));
        assertThat(bot.reason(young)).isNull();
    }
}
