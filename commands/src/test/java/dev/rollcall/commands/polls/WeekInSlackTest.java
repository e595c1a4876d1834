package dev.rollcall.commands.polls;

import static dev.rollcall.commands.SlackTeams.WORKSPACE;
import static dev.rollcall.commands.handling.Requests.carryOut;
import static dev.rollcall.commands.handling.Requests.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.WeekBackends;
import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.handling.PersonPlans;
import dev.rollcall.commands.handling.Plan;
import dev.rollcall.commands.handling.TeamPlans;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.PollRound;
import dev.rollcall.commands.model.team.SlackChannelRef;
import dev.rollcall.events.Audience;
import dev.rollcall.events.PollSettings;
import dev.rollcall.events.PollSettings.SummaryBy;
import dev.rollcall.events.Question;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.workspace.Message;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// The week of [WeekTest] as the whole service plays it: from what people do in Slack to what the
/// bot says there.
@QuarkusTest
@TestProfile(WeekBackends.Profile.class)
class WeekInSlackTest {

    private static final Path TABLE = Path.of("src", "test", "resources", "week-in-slack.txt");
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Question NEXT =
            new Question("What is next?", Question.Kind.TEXT, List.of(), false, false, null, null);

    SlackSimulator slack;
    MovedClock slacksClock;

    @Inject WeekClock clock;
    @Inject Quiet quiet;
    @Inject PollsByHand polls;
    @Inject CommandHandler handler;

    private SaidInSlack said;

    @Test
    void a_week_is_told_in_slack_as_the_table_says() throws SQLException, IOException {
        // Given
        slack.app("http://127.0.0.1:" + RestAssured.port);
        said = new SaidInSlack(slack);
        clock.begin();
        var berlin = team("Berlin", "C0PLATFORM", "U0ADA", "U0GRACE");
        ask(
                berlin,
                "daily",
                "30 9 * * *",
                "Europe/Berlin",
                new PollSettings(false, List.of(), 60, 2, 240, SummaryBy.PERSON, null));
        var world = team("World", "C0DATA", "U0EDGAR", "U0FRANCES", "U0KATHERINE");
        livesIn("U0EDGAR", "Asia/Tokyo");
        livesIn("U0FRANCES", "Asia/Kolkata");
        // Katherine lives in New York, as Slack knows.
        ask(
                world,
                "daily",
                "0 9 * * MON-FRI",
                "Europe/London",
                new PollSettings(true, List.of(NEXT), 120, 1, 180, SummaryBy.QUESTION, null));
        var london = team("London", "C0MOBILE", "U0RADIA");
        ask(
                london,
                "night",
                "30 1 * * *",
                "Europe/London",
                new PollSettings(false, List.of(), null, 0, 45, SummaryBy.PERSON, "C0GENERAL"));
        quiet.await(WeekClock.START);
        polls.look();
        quiet.awaitAcquaintance(WeekClock.START);

        // When
        throughout("2026-03-26T00:00:00Z", "2026-03-26T08:30:00Z");
        at("2026-03-26T08:35:00Z", () -> slack.command("U0ADA", "C0PLATFORM", "/rollcall Tests"));
        throughout("2026-03-26T08:45:00Z", "2026-03-26T09:30:00Z");
        var thread = asked("C0PLATFORM");
        at("2026-03-26T09:40:00Z", () -> slack.reply("U0GRACE", "C0PLATFORM", thread, "Reviews"));
        throughout("2026-03-26T09:45:00Z", "2026-03-26T12:30:00Z");
        var reply = last("C0PLATFORM", message -> message.user().equals("U0GRACE"));
        at(
                "2026-03-26T12:40:00Z",
                () -> slack.edit("U0GRACE", "C0PLATFORM", reply, "Reviews, then docs"));
        throughout("2026-03-26T12:45:00Z", "2026-03-28T23:45:00Z");
        at("2026-03-28T23:50:00Z", () -> slack.command("U0RADIA", "C0MOBILE", "/rollcall Quiet"));
        throughout("2026-03-29T00:00:00Z", "2026-03-30T00:00:00Z");
        at("2026-03-30T00:05:00Z", () -> fillsInTheForm("U0EDGAR", "D0EDGAR", "Tables"));
        throughout("2026-03-30T00:15:00Z", "2026-03-30T13:00:00Z");
        at("2026-03-30T13:05:00Z", () -> slack.post("U0KATHERINE", "C0DATA", "@Rollcall Charts"));
        throughout("2026-03-30T13:15:00Z", "2026-03-30T16:00:00Z");
        var mention = last("C0DATA", message -> message.user().equals("U0KATHERINE"));
        at("2026-03-30T16:10:00Z", () -> slack.delete("U0KATHERINE", "C0DATA", mention));
        throughout("2026-03-30T16:15:00Z", "2026-04-01T23:45:00Z");

        // Then
        assertThat(TABLE).hasContent(String.join("\n", said.lines()));
        WeekLog.assertIsOnFile(quiet.log());
    }

    private UUID team(String name, String channel, String... users) {
        var team = UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
        done(TeamPlans.register(team, name));
        done(TeamPlans.linkChannel(team, new SlackChannelRef(WORKSPACE, channel)));
        for (var user : users) {
            done(TeamPlans.addMember(team, new Member(WORKSPACE, user)));
        }
        return team;
    }

    private void ask(UUID team, String name, String cron, String timeZone, PollSettings settings) {
        var round = new PollRound(cron, timeZone, Audience.MEMBERS, settings, Optional.empty());
        done(TeamPlans.setRound(team, name, round));
    }

    private void livesIn(String user, String timeZone) {
        done(PersonPlans.chooseTimeZone(new Member(WORKSPACE, user), Optional.of(timeZone)));
    }

    private void done(Plan plan) {
        carryOut(handler, request(), plan);
    }

    /// Looks at each quarter of an hour, once what waited for that moment is said.
    private void throughout(String from, String to) throws SQLException {
        var end = Instant.parse(to);
        for (var now = Instant.parse(from); !now.isAfter(end); now = now.plus(QUARTER)) {
            moveTo(now);
            quiet.await(now);
            polls.look();
            told(now);
        }
    }

    /// Somebody does something in Slack of which the log hears.
    private void at(String moment, Runnable act) throws SQLException {
        var now = Instant.parse(moment);
        moveTo(now);
        long before = quiet.head();
        act.run();
        await().until(() -> quiet.head() > before);
        told(now);
    }

    private void moveTo(Instant now) throws SQLException {
        slacksClock.moveTo(now);
        clock.moveTo(now);
    }

    private void told(Instant now) {
        quiet.await(now);
        said.note(now);
    }

    private void fillsInTheForm(String user, String channel, String answer) {
        var person = slack.person(user);
        person.message(channel, asked(channel)).press("rollcall_answer");
        await().until(() -> person.modals().size() == 1);
        person.modal().fill("answer", answer).submit();
    }

    /// The message by which a channel was asked last.
    private String asked(String channel) {
        return last(channel, message -> message.text().endsWith(": you are asked"));
    }

    private String last(String channel, Predicate<Message> which) {
        return slack.messages(channel).stream()
                .filter(which)
                .reduce((_, later) -> later)
                .orElseThrow()
                .ts();
    }
}
