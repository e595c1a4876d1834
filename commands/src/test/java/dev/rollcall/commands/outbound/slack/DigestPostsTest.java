package dev.rollcall.commands.outbound.slack;

import static dev.rollcall.commands.handling.Requests.carryOut;
import static dev.rollcall.commands.handling.Requests.request;
import static dev.rollcall.commands.outbound.slack.PollRound.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.handling.DigestPlans;
import dev.rollcall.commands.handling.PersonPlans;
import dev.rollcall.commands.handling.Plan;
import dev.rollcall.commands.model.digest.Digest;
import dev.rollcall.commands.model.digest.DigestCommand.MakeDigest;
import dev.rollcall.commands.model.digest.DigestTimes;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.events.Answer;
import dev.rollcall.events.DigestEvent.DigestPosted;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.NamedIds;
import dev.rollcall.events.PollSettings;
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
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A team's week, as Slack shows it.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class DigestPostsTest {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final String BERLIN = "Europe/Berlin";
    static final String LEADS = "C0DATA";

    SlackSimulator slack;

    @Inject MeterRegistry metrics;
    @Inject Pool pool;
    @Inject CommandHandler handler;
    @Inject EventReader reader;
    @Inject Announcements announcements;

    Bot bot;
    UUID digest;
    LocalDateTime slot;

    @BeforeEach
    void aTeam() {
        bot = new Bot(slack, metrics, pool);
        digest = NamedIds.digest(UUID.fromString(bot.team));
        slot = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
    }

    @Test
    void a_digest_tells_the_weeks_numbers_who_answered_who_is_blocked_and_who_was_away() {
        // Given
        SlackTeams.join(bot.team, SlackTeams.WORKSPACE, "U0GRACE");
        var day = slot.toLocalDate();
        done(
                PersonPlans.takeDaysOff(
                        new Member(SlackTeams.WORKSPACE, "U0GRACE"), day.minusDays(1), day));
        var settings = PollRound.settings(false, null, null);
        var people = List.of(asked("U0ADA", BERLIN), asked("U0GRACE", BERLIN));
        for (var date : List.of("2026-03-02T09:30", "2026-03-03T09:30")) {
            var poll =
                    PollRound.open(
                            handler, bot.team, date, settings, people.getFirst(), people.getLast());
            poll.answerAsBefore(
                    "Ada", new Answer("Today?", "tests"), new Answer("Mood?", "blocked: no"));
            if (date.startsWith("2026-03-02")) {
                poll.answer("Grace", new Answer("Today?", "docs"));
            }
            poll.close();
        }
        SlackTeams.submit(bot.team, "Linus", "blocked: keys");
        SlackTeams.retract(SlackTeams.submit(bot.team, "Joan", "never mind"));

        // When
        make(LEADS);

        // Then
        var message = awaitOne(LEADS);
        assertThat(PollMessages.texts(message))
                .contains(
                        "Platform · week " + DigestTimes.week(slot),
                        "4 updates of 3 people, 2 polls, 75 % answered",
                        "*Answered*\n<@U0ADA> 2 of 2\n<@U0GRACE> 1 of 2",
                        "*Answered every poll*\n<@U0ADA> (2 in a row)",
                        "*Blocked*\nLinus\n> keys",
                        "*Away*\n<@U0GRACE> (2 days)");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(EventCodec.decode(stream().getLast()))
                                        .isEqualTo(
                                                new Decoded.Known(
                                                        new DigestPosted(
                                                                DigestTimes.week(slot),
                                                                SlackTeams.WORKSPACE,
                                                                LEADS,
                                                                message.ts()))));
    }

    @Test
    void a_poll_whose_answers_bear_no_name_counts_for_nobody() {
        // Given
        var settings = new PollSettings(false, List.of(PollRound.MOOD), null, 0, null, null, null);
        var anonymous = PollRound.open(handler, bot.team, settings, asked("U0ADA", BERLIN));
        anonymous.close();
        var named =
                PollRound.open(
                        handler,
                        bot.team,
                        "2026-03-03T09:30",
                        PollRound.settings(false, null, null),
                        asked("U0ADA", BERLIN));
        named.answer("Ada", new Answer("Today?", "tests"));
        named.close();

        // When
        make(LEADS);

        // Then
        assertThat(PollMessages.texts(awaitOne(LEADS)))
                .contains(
                        "1 update of 1 person, 2 polls, 100 % answered",
                        "*Answered*\n<@U0ADA> 1 of 1");
    }

    @Test
    void the_same_week_again_says_nothing_again() {
        // Given
        make(LEADS);
        awaitOne(LEADS);

        // When
        announcements.about(stream()).await().atMost(PATIENCE);
        SlackTeams.submit(bot.team, "Ada", "and then");

        // Then
        bot.awaitSaid("*Ada*\n> and then");
        assertThat(bot.postsOf(digest, LEADS)).hasSize(1);
    }

    @Test
    void what_one_message_cannot_hold_goes_on_in_its_thread() {
        // Given
        for (int n = 0; n < 8; n++) {
            SlackTeams.submit(bot.team, "Author " + n, "blocked: " + "keys, ".repeat(300) + n);
        }

        // When
        make(LEADS);

        // Then
        await().atMost(PATIENCE).until(() -> bot.nothingWaits(digest) && parts().size() > 1);
        var all = String.join("", parts().stream().flatMap(DigestPostsTest::texts).toList());
        for (int n = 0; n < 8; n++) {
            assertThat(all).contains("Author " + n).contains("keys, " + n);
        }
    }

    private static Stream<String> texts(Message message) {
        return PollMessages.texts(message).stream();
    }

    private List<Message> parts() {
        return slack.messages(LEADS).stream()
                .filter(message -> message.metadata() != null)
                .filter(message -> bot.isPartOf(digest, message))
                .toList();
    }

    private Message awaitOne(String channel) {
        await().atMost(PATIENCE).until(() -> bot.postsOf(digest, channel).size() == 1);
        return bot.postsOf(digest, channel).getFirst();
    }

    /// As a pod does when its time has come.
    private void make(String channel) {
        var team = UUID.fromString(bot.team);
        var times =
                new DigestTimes(
                        slot.getDayOfWeek(), slot.toLocalTime(), "UTC", Optional.of(channel));
        done(DigestPlans.schedule(team, times));
        done(
                work ->
                        work.decide(
                                Digest.decider(),
                                digest,
                                new MakeDigest(team, times, slot, SlackTeams.WORKSPACE, channel)));
    }

    private List<Envelope> stream() {
        return reader.stream(digest.toString(), 0, 100).await().atMost(PATIENCE);
    }

    private void done(Plan plan) {
        carryOut(handler, request(), plan);
    }
}
