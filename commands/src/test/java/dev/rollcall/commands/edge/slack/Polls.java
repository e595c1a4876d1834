package dev.rollcall.commands.edge.slack;

import static dev.rollcall.commands.handling.Requests.carryOut;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.handling.Request;
import dev.rollcall.commands.handling.StatusUpdatePlans;
import dev.rollcall.commands.model.poll.Poll;
import dev.rollcall.commands.model.poll.PollCommand;
import dev.rollcall.commands.model.poll.PollCommand.OpenPoll;
import dev.rollcall.commands.model.statusupdate.StatusUpdateCommand.SubmitStatusUpdate;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.polls.PollsByHand;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Asked;
import dev.rollcall.events.Metadata;
import dev.rollcall.events.NamedIds;
import dev.rollcall.events.PollSettings;
import dev.rollcall.events.Question;
import dev.rollcall.local.slack.SlackSimulator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// Polls that are open, and stand in a channel, for tests of what people answer.
@ApplicationScoped
public class Polls {

    private static final String ZONE = "Europe/London";
    private static final int A_DAY_IN_MINUTES = 24 * 60;

    private final CommandHandler handler;
    private final SlackStore store;
    private final PollsByHand schedule;

    Polls(CommandHandler handler, SlackStore store, PollsByHand schedule) {
        this.handler = handler;
        this.store = store;
        this.schedule = schedule;
    }

    public UUID open(String team, Question... questions) {
        return awaitPosted(open(team, "2100-03-01T09:30", List.of(), questions));
    }

    /// Without questions.
    UUID openAt(String team, String slot, String... users) {
        var asked =
                Stream.of(users).map(user -> new Asked(SlackTeams.WORKSPACE, user, "UTC")).toList();
        return awaitPosted(open(team, slot, asked));
    }

    /// Asks somebody, long ago by its slot.
    UUID ask(String team, String user, Question... questions) {
        return awaitPosted(askSilently(team, user, questions));
    }

    /// Asks somebody from now on for a day, whatever the time is.
    UUID askNow(String team, String user, Question... questions) {
        var slot = LocalDateTime.now(ZoneId.of(ZONE)).truncatedTo(ChronoUnit.MINUTES);
        return awaitPosted(
                open(
                        team,
                        slot.toString(),
                        List.of(new Asked(SlackTeams.WORKSPACE, user, ZONE)),
                        new PollSettings(
                                false, List.of(questions), 30, 1, A_DAY_IN_MINUTES, null, null)));
    }

    /// For a team without a channel, where nothing is posted.
    UUID askSilently(String team, String user, Question... questions) {
        return askSilently(team, new Member(SlackTeams.WORKSPACE, user), questions);
    }

    UUID askSilently(String team, Member who, Question... questions) {
        return open(
                team,
                "2026-03-02T09:30",
                List.of(new Asked(who.workspace(), who.user(), ZONE)),
                questions);
    }

    /// What somebody said without Slack.
    void submit(String team, String user, Answer... answers) {
        var command = UUID.randomUUID();
        var update =
                new SubmitStatusUpdate(
                        UUID.fromString(team),
                        user,
                        SlackTeams.WORKSPACE,
                        user,
                        List.of(answers),
                        null);
        carryOut(
                handler,
                request(command, user),
                StatusUpdatePlans.submit(UUID.randomUUID(), update));
    }

    void give(UUID poll, PollCommand order) {
        var command = UUID.randomUUID();
        carryOut(
                handler,
                request(command, "test"),
                work -> work.decide(Poll.decider(), poll, order));
    }

    /// Before its time.
    void close(UUID poll) {
        schedule.close(poll);
        assertThat(store.typesOf(poll)).contains("PollClosed");
    }

    /// Of a team without a channel, so that it is posted nowhere. Who is of another workspace is
    /// named with it.
    UUID openUnposted(String team, String... users) {
        var asked =
                Stream.of(users)
                        .map(user -> user.contains("/") ? user : SlackTeams.WORKSPACE + "/" + user)
                        .map(user -> user.split("/", -1))
                        .map(user -> new Asked(user[0], user[1], "UTC"))
                        .toList();
        return open(team, "2100-03-01T09:30", asked);
    }

    private UUID open(String team, String slot, List<Asked> asked, Question... questions) {
        return open(
                team,
                slot,
                asked,
                new PollSettings(false, List.of(questions), 30, 1, null, null, null));
    }

    private UUID open(String team, String slot, List<Asked> asked, PollSettings settings) {
        var id = NamedIds.poll(UUID.fromString(team), "daily", slot);
        var command = UUID.randomUUID();
        var opening = new OpenPoll(UUID.fromString(team), "daily", slot, ZONE, asked, settings);
        carryOut(
                handler, request(command, "test"), work -> work.begin(Poll.decider(), id, opening));
        return id;
    }

    private static Request request(UUID command, String actor) {
        var metadata =
                new Metadata(
                        actor,
                        "slack",
                        null,
                        null,
                        null,
                        null,
                        command.toString(),
                        "",
                        SlackTeams.WORKSPACE,
                        null,
                        null);
        return Request.of(command, metadata);
    }

    /// The bot posts it by itself, which is an event too: none of a later test's.
    private UUID awaitPosted(UUID poll) {
        Awaitility.await().until(() -> store.typesOf(poll).contains("PollPosted"));
        return poll;
    }

    /// The message's `ts`.
    static String post(SlackSimulator slack, String channel, UUID poll) {
        var blocks =
                """
                [{"type": "actions", "elements": [{"type": "button", "action_id": "rollcall_answer",
                  "text": {"type": "plain_text", "text": "Answer"}, "value": "%s"}]}]
                """
                        .formatted(poll);
        return given().header("Authorization", "Bearer " + CommandsBackends.BOT_TOKEN)
                .formParam("channel", channel)
                .formParam("text", "Good morning")
                .formParam("blocks", blocks)
                .post(slack.apiUrl() + "chat.postMessage")
                .then()
                .extract()
                .path("ts");
    }
}
