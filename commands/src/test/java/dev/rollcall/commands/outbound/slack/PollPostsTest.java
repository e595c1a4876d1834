package dev.rollcall.commands.outbound.slack;

import static dev.rollcall.commands.outbound.slack.PollRound.asked;
import static dev.rollcall.commands.outbound.slack.PollRound.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.PollEvent.PollPosted;
import dev.rollcall.events.PollEvent.PollSummarised;
import dev.rollcall.events.PollSettings.SummaryBy;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.workspace.Message;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From what happens to a poll to what stands in Slack because of it, and back into its stream.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class PollPostsTest {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final String ADA = "U0ADA";
    static final String GRACE = "U0GRACE";
    static final String LINUS = "U0LINUS";
    static final String BERLIN = "Europe/Berlin";

    SlackSimulator slack;

    @Inject MeterRegistry metrics;
    @Inject Pool pool;
    @Inject CommandHandler handler;
    @Inject EventReader reader;
    @Inject Announcements announcements;

    Bot bot;

    @BeforeEach
    void aTeam() {
        bot = new Bot(slack, metrics, pool);
    }

    @Test
    void a_poll_stands_in_its_teams_channel_with_a_button_and_is_recorded() {
        // When
        var poll =
                PollRound.open(
                        handler,
                        bot.team,
                        settings(false, null, null),
                        asked(ADA, BERLIN),
                        asked(GRACE, BERLIN));

        // Then
        var message = awaitOne(Bot.CHANNEL, poll);
        assertThat(texts(message))
                .contains("Platform · daily", "1. Today?\n2. Mood? (optional; anonymous)")
                .contains("Asked: <@U0ADA>, <@U0GRACE>")
                .anyMatch(text -> text.startsWith("Until <!date^"));
        assertThat(button(message)).isEqualTo(poll.id.toString());
        var recorded = awaitRecorded(poll, "PollPosted");
        assertThat(EventCodec.decode(recorded))
                .isEqualTo(
                        new Decoded.Known(
                                new PollPosted(SlackTeams.WORKSPACE, Bot.CHANNEL, message.ts())));
        assertThat(recorded.metadata().actor()).isEqualTo("rollcall");
        assertThat(recorded.metadata().source()).isEqualTo("slack");
        assertThat(recorded.metadata().correlationId()).isEqualTo("of " + poll.id);
        assertThat(recorded.metadata().causationId())
                .isEqualTo(stream(poll).getFirst().id().toString());
    }

    @Test
    void once_it_is_closed_the_button_is_gone_and_it_says_how_many_answered() {
        // Given
        var poll =
                PollRound.open(
                        handler,
                        bot.team,
                        settings(false, null, null),
                        asked(ADA, BERLIN),
                        asked(GRACE, BERLIN));
        assertThat(button(awaitOne(Bot.CHANNEL, poll))).isNotNull();
        poll.answer("Ada", new Answer("Today?", "tests"));

        // When
        poll.close();

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(texts(one(Bot.CHANNEL, poll)))
                                        .contains("Closed. 1 of 2 answered."));
        assertThat(button(one(Bot.CHANNEL, poll))).isNull();
    }

    @Test
    void with_zones_of_their_own_each_is_asked_directly_once_their_clock_comes_to_the_slot() {
        // Given
        var west = ZoneId.of("Pacific/Honolulu");
        var slot = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);

        // When
        var poll =
                PollRound.open(
                        handler,
                        bot.team,
                        slot.toString(),
                        settings(true, null, null),
                        asked(ADA, "Etc/UTC"),
                        asked(GRACE, west.getId()));

        // Then
        var direct = awaitOne(slack.directMessages(ADA), poll);
        assertThat(button(direct)).isEqualTo(poll.id.toString());
        awaitOne(Bot.CHANNEL, poll);
        assertThat(all(slack.directMessages(GRACE), poll)).isEmpty();
        assertThat(bot.wantedFrom(poll.id, GRACE)).isEqualTo(slot.atZone(west).toInstant());

        // And when
        bot.letTimePass(poll.id, GRACE);

        // Then
        awaitOne(slack.directMessages(GRACE), poll);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(
                                                stream(poll).stream()
                                                        .filter(
                                                                event ->
                                                                        event.type()
                                                                                .equals(
                                                                                        "PollPosted")))
                                        .hasSize(3));
    }

    @Test
    void what_waits_for_its_time_holds_up_nothing_else() {
        // Given
        var zone = "Pacific/Honolulu";
        var slot = LocalDateTime.now(ZoneId.of(zone)).plusHours(1).truncatedTo(ChronoUnit.MINUTES);
        var later =
                PollRound.open(
                        handler,
                        bot.team,
                        slot.toString(),
                        settings(true, null, null),
                        asked(ADA, zone));
        awaitOne(Bot.CHANNEL, later);
        var poll =
                PollRound.open(handler, bot.team, settings(false, null, null), asked(ADA, BERLIN));

        // When
        poll.remind(ADA);

        // Then
        awaitOne(slack.directMessages(ADA), poll);
        assertThat(all(slack.directMessages(ADA), later)).isEmpty();
    }

    @Test
    void each_reminder_goes_once_to_whoever_has_not_answered_by_then() {
        // Given
        var poll =
                PollRound.open(
                        handler,
                        bot.team,
                        settings(false, null, null),
                        asked(ADA, BERLIN),
                        asked(GRACE, BERLIN),
                        asked(LINUS, BERLIN));
        poll.answer("Ada", new Answer("Today?", "tests"));
        SlackTeams.retract(poll.answer("Linus", new Answer("Today?", "nothing")));
        double answered = bot.count("answered_before");

        // When
        poll.remind(ADA, GRACE, LINUS);

        // Then
        var reminder = awaitOne(slack.directMessages(GRACE), poll);
        assertThat(reminder.text()).isEqualTo("You have not answered yet: Platform · daily");
        awaitOne(slack.directMessages(LINUS), poll);
        await().atMost(PATIENCE).until(() -> bot.count("answered_before") == answered + 1);
        assertThat(all(slack.directMessages(ADA), poll)).isEmpty();

        // And when
        poll.remind(GRACE);

        // Then
        await().atMost(PATIENCE).until(() -> all(slack.directMessages(GRACE), poll).size() == 2);
    }

    @Test
    void once_it_is_closed_reminders_say_so_and_lose_their_button() {
        // Given
        var poll =
                PollRound.open(
                        handler, bot.team, settings(false, null, null), asked(GRACE, BERLIN));
        awaitOne(Bot.CHANNEL, poll);
        poll.remind(GRACE);
        awaitOne(slack.directMessages(GRACE), poll);

        // When
        poll.close();

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(one(slack.directMessages(GRACE), poll).text())
                                        .isEqualTo("Platform · daily is closed."));
        assertThat(button(one(slack.directMessages(GRACE), poll))).isNull();
    }

    @Test
    void a_summary_says_who_answered_what_and_follows_late_answers_edits_and_retractions() {
        // Given
        var poll =
                PollRound.open(
                        handler,
                        bot.team,
                        settings(false, SummaryBy.PERSON, "C0DATA"),
                        asked(ADA, BERLIN),
                        asked(GRACE, BERLIN),
                        asked(LINUS, BERLIN));
        var adas = poll.answer("Ada", new Answer("Today?", "tests"));
        var linus = poll.answer("Linus", new Answer("Today?", "nothing"));

        // When
        poll.close();

        // Then
        var summary = awaitOne("C0DATA", poll);
        assertThat(texts(summary)).contains("*Ada*\n_Today?_\n> tests", "Not answered: <@U0GRACE>");
        assertThat(EventCodec.decode(awaitRecorded(poll, "PollSummarised")))
                .isEqualTo(
                        new Decoded.Known(
                                new PollSummarised(SlackTeams.WORKSPACE, "C0DATA", summary.ts())));

        // And when
        poll.answer("Grace", new Answer("Today?", "docs"));
        SlackTeams.edit(adas, "more tests");
        SlackTeams.retract(linus);

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(texts(one("C0DATA", poll)))
                                        .contains(
                                                "*Grace* _(late)_\n_Today?_\n> docs",
                                                "*Ada*\n> more tests",
                                                "Not answered: <@U0LINUS>"));
    }

    @Test
    void a_summary_that_one_message_cannot_hold_goes_on_in_its_thread_and_is_whole() {
        // Given
        var poll =
                PollRound.open(
                        handler,
                        bot.team,
                        settings(false, SummaryBy.QUESTION, null),
                        asked(ADA, BERLIN));
        awaitOne(Bot.CHANNEL, poll);
        var words = "<@U0GRACE> & 漢字 ".repeat(500);
        poll.answer("Ada", new Answer("Today?", words));
        poll.answer("Grace", new Answer("Today?", words));

        // When
        poll.close();

        // Then
        await().atMost(PATIENCE).until(() -> inThread(poll).size() >= 3);
        await().atMost(PATIENCE).until(() -> bot.nothingWaits(poll.id));
        assertThat(mentions(poll)).isEqualTo(1_000);
        int before = inThread(poll).size();

        // And when
        poll.answer("Linus", new Answer("Today?", words));

        // Then
        await().atMost(PATIENCE).until(() -> mentions(poll) == 1_500);
        await().atMost(PATIENCE).until(() -> bot.nothingWaits(poll.id));
        assertThat(inThread(poll)).hasSizeGreaterThan(before);
        assertThat(
                        inThread(poll).stream()
                                .flatMap(message -> texts(message).stream())
                                .filter(text -> text.startsWith("*Today?*")))
                .hasSize(1);
    }

    @Test
    void what_happened_to_a_poll_long_ago_is_not_said() {
        // Given
        var poll =
                PollRound.open(handler, bot.team, settings(false, null, null), asked(ADA, BERLIN));
        awaitOne(Bot.CHANNEL, poll);
        double old = bot.count("too_old");

        // When
        announcements.about(List.of(longAgo(stream(poll).getFirst()))).await().atMost(PATIENCE);

        // Then
        assertThat(bot.count("too_old")).isEqualTo(old + 1);
    }

    private static Envelope longAgo(Envelope event) {
        return new Envelope(
                UUID.randomUUID(),
                event.type(),
                UUID.randomUUID().toString(),
                event.data(),
                Instant.now().minus(Duration.ofDays(2)),
                event.metadata(),
                event.version(),
                1,
                event.position(),
                event.epoch());
    }

    /// How often somebody is mentioned in the summary, in all its parts.
    private long mentions(PollRound poll) {
        return inThread(poll).stream()
                .flatMap(message -> texts(message).stream())
                .flatMap(text -> Stream.of(text.split("(?=<@U0GRACE>)")))
                .filter(text -> text.startsWith("<@U0GRACE>"))
                .count();
    }

    /// The summary with what goes on under it.
    private List<Message> inThread(PollRound poll) {
        var summary =
                stream(poll).stream()
                        .map(EventCodec::decode)
                        .filter(Decoded.Known.class::isInstance)
                        .map(decoded -> ((Decoded.Known) decoded).event())
                        .filter(PollSummarised.class::isInstance)
                        .map(event -> ((PollSummarised) event).slackTs())
                        .findFirst()
                        .orElse("none yet");
        return slack.messages(Bot.CHANNEL).stream()
                .filter(one -> one.ts().equals(summary) || summary.equals(one.threadTs()))
                .toList();
    }

    private Message awaitOne(String channel, PollRound poll) {
        await().atMost(PATIENCE).until(() -> all(channel, poll).size() == 1);
        return one(channel, poll);
    }

    private Message one(String channel, PollRound poll) {
        assertThat(all(channel, poll)).hasSize(1);
        return all(channel, poll).getFirst();
    }

    private List<Message> all(String channel, PollRound poll) {
        return bot.postsOf(poll.id, channel);
    }

    private Envelope awaitRecorded(PollRound poll, String type) {
        await().atMost(PATIENCE)
                .until(() -> stream(poll).stream().anyMatch(event -> event.type().equals(type)));
        return stream(poll).stream().filter(event -> event.type().equals(type)).findFirst().get();
    }

    private List<Envelope> stream(PollRound poll) {
        return reader.stream(poll.id.toString(), 0, 100).await().atMost(PATIENCE);
    }

    private static List<String> texts(Message message) {
        return message.blocks().findValues("text").stream()
                .map(text -> text.isTextual() ? text : text.path("text"))
                .map(JsonNode::asText)
                .toList();
    }

    private static String button(Message message) {
        return message.blocks().findValues("elements").stream()
                .flatMap(elements -> Stream.of(elements.path(0)))
                .filter(element -> element.path("action_id").asText().equals("rollcall_answer"))
                .map(element -> element.path("value").asText())
                .findFirst()
                .orElse(null);
    }
}
