package dev.rollcall.commands.outbound.slack;

import static dev.rollcall.commands.outbound.slack.PollRound.asked;
import static dev.rollcall.commands.outbound.slack.PollRound.settings;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.outbound.slack.Claim.Spot;
import dev.rollcall.events.Answer;
import dev.rollcall.events.PollSettings.SummaryBy;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.webapi.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Slack loses answers, and people and channels go away, while a poll is asked and summed up.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class PollPostTroublesTest {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final String BERLIN = "Europe/Berlin";

    SlackSimulator slack;

    @Inject MeterRegistry metrics;
    @Inject Pool pool;
    @Inject CommandHandler handler;
    @Inject EventReader reader;
    @Inject PostDelivery delivery;

    Bot bot;

    @BeforeEach
    void aTeam() {
        bot = new Bot(slack, metrics, pool);
    }

    @Test
    void a_poll_whose_post_has_no_known_end_is_found_and_recorded_once() {
        // Given
        double found = bot.count("found");
        slack.failNext("chat.postMessage", new Fault.LoseAnswer());

        // When
        var poll =
                PollRound.open(
                        handler, bot.team, settings(false, null, null), asked("U0ADA", BERLIN));

        // Then
        await().atMost(PATIENCE).until(() -> recorded(poll, "PollPosted") == 1);
        assertThat(bot.count("found")).isEqualTo(found + 1);
        assertThat(bot.postsOf(poll.id, Bot.CHANNEL)).hasSize(1);
    }

    @Test
    void what_goes_on_in_a_thread_is_looked_for_there() {
        // Given
        var poll =
                PollRound.open(
                        handler,
                        bot.team,
                        settings(false, SummaryBy.PERSON, null),
                        asked("U0ADA", BERLIN));
        await().atMost(PATIENCE).until(() -> recorded(poll, "PollPosted") == 1);
        poll.answer("Ada", new Answer("Today?", "漢字 ".repeat(3_300)));
        await().atMost(PATIENCE)
                .until(() -> bot.posted().stream().anyMatch(text -> text.startsWith("*Ada*")));
        double found = bot.count("found");
        int replies = slack.calls("conversations.replies");

        // When
        slack.failNext("chat.postMessage", new Fault.LoseAnswer());
        slack.failNext("chat.postMessage", new Fault.LoseAnswer());
        poll.close();

        // Then
        await().atMost(PATIENCE).until(() -> bot.count("found") == found + 2);
        await().atMost(PATIENCE).until(() -> bot.nothingWaits(poll.id));
        assertThat(slack.calls("conversations.replies")).isGreaterThan(replies);
        assertThat(slack.messages(Bot.CHANNEL))
                .filteredOn(message -> message.metadata() != null && bot.isPartOf(poll.id, message))
                .extracting(message -> message.metadata().at("/event_payload/post_id").asText())
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "user_disabled, remove them",
        "user_not_found, remove them",
        "messages_tab_disabled, Messages Tab",
        "token_revoked, bot-token"
    })
    void who_cannot_be_written_to_is_not_tried_again_and_the_others_are_reminded(
            String error, String remedy) {
        // Given
        var poll =
                PollRound.open(
                        handler,
                        bot.team,
                        settings(false, null, null),
                        asked("U0ADA", BERLIN),
                        asked("U0GRACE", BERLIN));
        await().atMost(PATIENCE).until(() -> recorded(poll, "PollPosted") == 1);
        slack.failNext("conversations.open", new Fault.Refuse(error));
        int calls = slack.calls("conversations.open");

        // When
        poll.remind("U0ADA", "U0GRACE");

        // Then
        await().atMost(PATIENCE).until(() -> slack.calls("conversations.open") >= calls + 2);
        await().atMost(PATIENCE).until(() -> bot.nothingWaits(poll.id));
        assertThat(slack.calls("conversations.open")).isEqualTo(calls + 2);
        assertThat(
                        Stream.of("U0ADA", "U0GRACE")
                                .flatMap(
                                        user ->
                                                bot
                                                        .postsOf(
                                                                poll.id, slack.directMessages(user))
                                                        .stream()))
                .hasSize(1);
        var dead =
                given().auth()
                        .oauth2(CommandsBackends.OPERATOR)
                        .queryParam("given_up", true)
                        .get("/commands/v1/slack-posts")
                        .jsonPath();
        assertThat(dead.getString("posts[0].kind")).isEqualTo("reminder");
        assertThat(dead.getString("posts[0].subject")).isEqualTo(poll.id.toString());
        assertThat(dead.getString("posts[0].given_up")).isEqualTo(error);
        assertThat(dead.getString("posts[0].remedy")).contains(remedy);
    }

    @Test
    void a_summary_that_could_not_be_posted_is_posted_once_somebody_answers_late() {
        // Given
        var poll =
                PollRound.open(
                        handler,
                        bot.team,
                        settings(false, SummaryBy.PERSON, "C0DATA"),
                        asked("U0ADA", BERLIN));
        await().atMost(PATIENCE).until(() -> recorded(poll, "PollPosted") == 1);
        double givenUp = bot.count("given_up");
        slack.failNext("chat.postMessage", new Fault.Refuse("is_archived"));
        poll.close();
        await().atMost(PATIENCE).until(() -> bot.count("given_up") == givenUp + 1);
        assertThat(recorded(poll, "PollSummarised")).isZero();

        // When
        poll.answer("Ada", new Answer("Today?", "at last"));

        // Then
        await().atMost(PATIENCE).until(() -> recorded(poll, "PollSummarised") == 1);
        assertThat(bot.postsOf(poll.id, "C0DATA")).hasSize(1);
    }

    @Test
    void a_pod_that_stood_still_until_its_claim_had_ended_posts_nothing() {
        // Given
        var update = SlackTeams.submit(bot.team, "Ada", "once");
        bot.awaitSaid("*Ada*\n> once");
        int calls = slack.calls("chat.postMessage");
        var claim =
                new Claim(
                        UUID.randomUUID(),
                        PostKind.CONFIRMATION,
                        UUID.fromString(update),
                        UUID.randomUUID(),
                        new Spot(
                                SlackTeams.WORKSPACE,
                                Optional.of(Bot.CHANNEL),
                                Optional.empty(),
                                0,
                                Optional.empty()),
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        1,
                        0,
                        System.nanoTime() - 1);

        // When
        delivery.carryOut(claim);

        // Then
        assertThat(slack.calls("chat.postMessage")).isEqualTo(calls);
    }

    /// To the channel it is the same as a pod that dies between posting and recording.
    @Test
    void of_many_posts_whose_end_is_never_known_none_is_doubled() {
        // Given
        int posts = 60;
        var channels = new String[] {Bot.CHANNEL, "C0MOBILE", "C0DATA"};
        var teams =
                new String[] {
                    bot.team,
                    SlackTeams.registerIn(channels[1], "Mobile"),
                    SlackTeams.registerIn(channels[2], "Data")
                };
        double found = bot.count("found");
        for (int n = 0; n < posts; n++) {
            slack.failNext("chat.postMessage", new Fault.LoseAnswer());
        }

        // When
        for (int n = 0; n < posts; n++) {
            SlackTeams.submit(teams[n % 3], "Ada", "post " + n + " of many");
        }

        // Then
        await().atMost(Duration.ofMinutes(2)).until(() -> bot.count("found") == found + posts);
        assertThat(
                        Stream.of(channels)
                                .flatMap(channel -> slack.messages(channel).stream())
                                .map(message -> message.text())
                                .filter(text -> text.endsWith(" of many")))
                .doesNotHaveDuplicates()
                .hasSize(posts);
    }

    private long recorded(PollRound poll, String type) {
        return reader.stream(poll.id.toString(), 0, 100).await().atMost(PATIENCE).stream()
                .filter(event -> event.type().equals(type))
                .count();
    }
}
