package dev.rollcall.commands.outbound.slack;

import static dev.rollcall.commands.outbound.slack.PollRound.asked;
import static dev.rollcall.commands.outbound.slack.PollRound.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.events.Answer;
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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a closed poll came to, as Slack shows it.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class PollSummariesTest {

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
        var summary = said.awaitOne("C0DATA", poll);
        assertThat(PollMessages.texts(summary))
                .contains("*Ada*\n_Today?_\n> tests", "Not answered: @Grace");
        assertThat(EventCodec.decode(said.awaitRecorded(poll, "PollSummarised")))
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
                                assertThat(PollMessages.texts(said.one("C0DATA", poll)))
                                        .contains(
                                                "*Grace* _(late)_\n_Today?_\n> docs",
                                                "*Ada*\n> more tests",
                                                "Not answered: @Linus"));
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
        said.awaitOne(Bot.CHANNEL, poll);
        var words = "<#C0DATA> & 漢字 ".repeat(500);
        poll.answer("Ada", new Answer("Today?", words));
        poll.answer("Grace", new Answer("Today?", words));

        // When
        poll.close();

        // Then
        await().atMost(PATIENCE).until(() -> inThread(poll).size() >= 3);
        await().atMost(PATIENCE).until(() -> bot.nothingWaits(poll.id));
        assertThat(named(poll)).isEqualTo(1_000);
        int before = inThread(poll).size();

        // And when
        poll.answer("Linus", new Answer("Today?", words));

        // Then
        await().atMost(PATIENCE).until(() -> named(poll) == 1_500);
        await().atMost(PATIENCE).until(() -> bot.nothingWaits(poll.id));
        assertThat(inThread(poll)).hasSizeGreaterThan(before);
        assertThat(
                        inThread(poll).stream()
                                .flatMap(message -> PollMessages.texts(message).stream())
                                .filter(text -> text.startsWith("*Today?*")))
                .hasSize(1);
    }

    /// How often a channel is named in the summary, in all its parts.
    private long named(PollRound poll) {
        return inThread(poll).stream()
                .flatMap(message -> PollMessages.texts(message).stream())
                .flatMap(text -> Stream.of(text.split("(?=<#C0DATA>)")))
                .filter(text -> text.startsWith("<#C0DATA>"))
                .count();
    }

    /// The summary with what goes on under it.
    private List<Message> inThread(PollRound poll) {
        var summary =
                said.stream(poll).stream()
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
}
