package dev.rollcall.commands.outbound.slack;

import static dev.rollcall.commands.outbound.slack.PollRound.asked;
import static dev.rollcall.commands.outbound.slack.PollRound.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.roster.SlackPeople;
import dev.rollcall.commands.roster.SlackPerson;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.local.slack.SlackSimulator;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A poll was opened, and before somebody's own clock comes to its slot, or they are reminded, they
/// are not asked any more.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class WhoLeftTest {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final String WEST = "Pacific/Honolulu";
    static final String LEAVER = "U0ADA";
    static final String STAYER = "U0GRACE";

    SlackSimulator slack;

    @Inject MeterRegistry metrics;
    @Inject Pool pool;
    @Inject CommandHandler handler;
    @Inject EventReader reader;
    @Inject SlackPeople people;

    Bot bot;
    PollMessages said;
    PollRound poll;
    LocalDateTime slot;
    double leftAlone;

    @BeforeEach
    void aPollThatAsksLater() {
        bot = new Bot(slack, metrics, pool);
        said = new PollMessages(bot, reader);
        SlackTeams.comeBack(LEAVER);
        SlackTeams.comeBack(STAYER);
        SlackTeams.ask(
                bot.team,
                "daily",
                """
                {"cron": "30 9 * * *", "time_zone": "Europe/Berlin", "own_zones": true}
                """);
        SlackTeams.join(bot.team, SlackTeams.WORKSPACE, LEAVER);
        SlackTeams.join(bot.team, SlackTeams.WORKSPACE, STAYER);
        slot = LocalDateTime.now(ZoneId.of(WEST)).plusHours(1).truncatedTo(ChronoUnit.MINUTES);
        poll =
                PollRound.open(
                        handler,
                        bot.team,
                        slot.toString(),
                        settings(true, null, null),
                        asked(LEAVER, WEST),
                        asked(STAYER, WEST));
        said.awaitOne(Bot.CHANNEL, poll);
        leftAlone = bot.count("not_asked_any_more");
    }

    @AfterEach
    void forget() {
        pool.query("delete from commands.slack_users where slack_user = '%s'".formatted(LEAVER))
                .execute()
                .await()
                .atMost(PATIENCE);
        SlackTeams.comeBack(LEAVER);
        SlackTeams.archive(bot.team);
    }

    @Test
    void who_left_the_team_before_their_slot_is_not_asked() {
        SlackTeams.leave(bot.team, SlackTeams.WORKSPACE, LEAVER);

        slotComes();

        onlyTheOtherHears();
    }

    @Test
    void who_was_deactivated_before_their_slot_is_not_asked() {
        var gone =
                new SlackPerson(
                        new Member(SlackTeams.WORKSPACE, LEAVER),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        true,
                        false,
                        false);
        askNobodyAbout(LEAVER);
        people.add(SlackTeams.WORKSPACE, gone, Instant.now(), Duration.ofDays(1))
                .await()
                .atMost(PATIENCE);

        slotComes();

        onlyTheOtherHears();
    }

    private void askNobodyAbout(String user) {
        pool.preparedQuery(
                        """
                        insert into commands.slack_users (slack_workspace, slack_user, due_at)
                        values ($1, $2, 'infinity')
                        on conflict (slack_workspace, slack_user) do update set due_at = 'infinity'
                        """)
                .execute(Tuple.of(SlackTeams.WORKSPACE, user))
                .await()
                .atMost(PATIENCE);
    }

    @Test
    void who_takes_the_day_of_their_slot_off_is_not_asked() {
        SlackTeams.takeOff(LEAVER, slot.minusDays(1).toLocalDate(), slot.plusDays(1).toLocalDate());
        await().atMost(PATIENCE).until(this::isKnownToBeOff);

        slotComes();

        onlyTheOtherHears();
    }

    @Test
    void who_left_after_the_reminder_was_decided_is_not_reminded() {
        SlackTeams.leave(bot.team, SlackTeams.WORKSPACE, LEAVER);

        poll.remind(LEAVER, STAYER);

        onlyTheOtherHears();
    }

    private void slotComes() {
        bot.letTimePass(poll.id, LEAVER);
        bot.letTimePass(poll.id, STAYER);
    }

    private void onlyTheOtherHears() {
        said.awaitOne(slack.directMessages(STAYER), poll);
        await().atMost(PATIENCE).until(() -> bot.nothingIsDue(poll.id, LEAVER));
        assertThat(bot.count("not_asked_any_more")).isGreaterThan(leftAlone);
        assertThat(said.all(slack.directMessages(LEAVER), poll)).isEmpty();
    }

    private boolean isKnownToBeOff() {
        return pool.query("select from commands.days_off where slack_user = '%s'".formatted(LEAVER))
                        .execute()
                        .await()
                        .atMost(PATIENCE)
                        .size()
                > 0;
    }
}
