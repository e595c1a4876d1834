package dev.rollcall.commands.outbound.slack;

import static dev.rollcall.commands.outbound.slack.PollRound.asked;
import static dev.rollcall.commands.outbound.slack.PollRound.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.PollEvent.PollPosted;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.local.slack.SlackSimulator;
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
    PollMessages said;

    @BeforeEach
    void aTeam() {
        bot = new Bot(slack, metrics, pool);
        said = new PollMessages(bot, reader);
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
        var message = said.awaitOne(Bot.CHANNEL, poll);
        assertThat(PollMessages.texts(message))
                .contains("Platform · daily", "1. Today?\n2. Mood? (optional; anonymous)")
                .contains("Asked: <@U0ADA>, <@U0GRACE>")
                .anyMatch(text -> text.startsWith("Until <!date^"));
        assertThat(PollMessages.button(message)).isEqualTo(poll.id.toString());
        var recorded = said.awaitRecorded(poll, "PollPosted");
        assertThat(EventCodec.decode(recorded))
                .isEqualTo(
                        new Decoded.Known(
                                new PollPosted(SlackTeams.WORKSPACE, Bot.CHANNEL, message.ts())));
        assertThat(recorded.metadata().actor()).isEqualTo("rollcall");
        assertThat(recorded.metadata().source()).isEqualTo("slack");
        assertThat(recorded.metadata().correlationId()).isEqualTo("of " + poll.id);
        assertThat(recorded.metadata().causationId())
                .isEqualTo(said.stream(poll).getFirst().id().toString());
    }

    @Test
    void a_team_without_a_channel_asks_each_directly_and_the_post_follows_the_poll() {
        // Given
        var team = SlackTeams.register("Nowhere");

        // When
        var poll =
                PollRound.open(
                        handler,
                        team,
                        settings(false, null, null),
                        asked(ADA, BERLIN),
                        asked(GRACE, BERLIN));

        // Then
        for (var user : List.of(ADA, GRACE)) {
            var message = said.awaitOne(slack.directMessages(user), poll);
            assertThat(PollMessages.texts(message)).contains("Nowhere · daily");
            assertThat(PollMessages.button(message)).isEqualTo(poll.id.toString());
        }
        said.awaitRecorded(poll, "PollPosted");
        poll.close();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(
                                                PollMessages.button(
                                                        said.awaitOne(
                                                                slack.directMessages(ADA), poll)))
                                        .isNull());
        SlackTeams.archive(team);
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
        assertThat(PollMessages.button(said.awaitOne(Bot.CHANNEL, poll))).isNotNull();
        poll.answer("Ada", new Answer("Today?", "tests"));

        // When
        poll.close();

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(PollMessages.texts(said.one(Bot.CHANNEL, poll)))
                                        .contains("Closed. 1 of 2 answered."));
        assertThat(PollMessages.button(said.one(Bot.CHANNEL, poll))).isNull();
    }

    @Test
    void with_zones_of_their_own_each_is_asked_directly_once_their_clock_comes_to_the_slot() {
        // Given
        SlackTeams.comeBack(ADA);
        SlackTeams.comeBack(GRACE);
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
        var direct = said.awaitOne(slack.directMessages(ADA), poll);
        assertThat(PollMessages.button(direct)).isEqualTo(poll.id.toString());
        said.awaitOne(Bot.CHANNEL, poll);
        assertThat(said.all(slack.directMessages(GRACE), poll)).isEmpty();
        assertThat(bot.wantedFrom(poll.id, GRACE)).isEqualTo(slot.atZone(west).toInstant());

        // And when
        bot.letTimePass(poll.id, GRACE);

        // Then
        said.awaitOne(slack.directMessages(GRACE), poll);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(
                                                said.stream(poll).stream()
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
        said.awaitOne(Bot.CHANNEL, later);
        var poll =
                PollRound.open(handler, bot.team, settings(false, null, null), asked(ADA, BERLIN));

        // When
        poll.remind(ADA);

        // Then
        said.awaitOne(slack.directMessages(ADA), poll);
        assertThat(said.all(slack.directMessages(ADA), later)).isEmpty();
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
        var reminder = said.awaitOne(slack.directMessages(GRACE), poll);
        assertThat(reminder.text()).isEqualTo("You have not answered yet: Platform · daily");
        said.awaitOne(slack.directMessages(LINUS), poll);
        await().atMost(PATIENCE).until(() -> bot.count("answered_before") == answered + 1);
        assertThat(said.all(slack.directMessages(ADA), poll)).isEmpty();

        // And when
        poll.remind(GRACE);

        // Then
        await().atMost(PATIENCE)
                .until(() -> said.all(slack.directMessages(GRACE), poll).size() == 2);
    }

    @Test
    void once_it_is_closed_reminders_say_so_and_lose_their_button() {
        // Given
        var poll =
                PollRound.open(
                        handler, bot.team, settings(false, null, null), asked(GRACE, BERLIN));
        said.awaitOne(Bot.CHANNEL, poll);
        poll.remind(GRACE);
        said.awaitOne(slack.directMessages(GRACE), poll);

        // When
        poll.close();

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(said.one(slack.directMessages(GRACE), poll).text())
                                        .isEqualTo("Platform · daily is closed."));
        assertThat(PollMessages.button(said.one(slack.directMessages(GRACE), poll))).isNull();
    }

    @Test
    void what_is_answered_anonymously_is_not_confirmed_beside_a_name() {
        // Given
        var poll =
                PollRound.open(handler, bot.team, settings(false, null, null), asked(ADA, BERLIN));
        said.awaitOne(Bot.CHANNEL, poll);
        double anonymous = bot.count("anonymous");

        // When
        poll.answerAsBefore("Ada", new Answer("Today?", "tests"), new Answer("Mood?", "awful"));
        poll.answerAsBefore("Grace", new Answer("Mood?", "splendid"));

        // Then
        await().atMost(PATIENCE).until(() -> bot.posted().contains("*Ada*\n> *Today?*\n> tests"));
        await().atMost(PATIENCE).until(() -> bot.count("anonymous") == anonymous + 1);
        assertThat(bot.posted()).noneMatch(text -> text.contains("Grace"));
    }

    @Test
    void what_happened_to_a_poll_long_ago_is_not_said() {
        // Given
        var poll =
                PollRound.open(handler, bot.team, settings(false, null, null), asked(ADA, BERLIN));
        said.awaitOne(Bot.CHANNEL, poll);
        double old = bot.count("too_old");

        // When
        announcements
                .about(List.of(longAgo(said.stream(poll).getFirst())))
                .await()
                .atMost(PATIENCE);

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
}
