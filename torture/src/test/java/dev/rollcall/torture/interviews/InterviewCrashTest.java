package dev.rollcall.torture.interviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.local.launch.LocalStack;
import dev.rollcall.local.launch.Pod;
import dev.rollcall.local.launch.Service;
import dev.rollcall.local.launch.StackSettings;
import dev.rollcall.local.machine.Folder;
import dev.rollcall.local.slack.Settings;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.webapi.Fault;
import dev.rollcall.local.slack.workspace.Message;
import dev.rollcall.systemtests.running.Accepted;
import dev.rollcall.systemtests.running.Door;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// A pod is killed after each answer of an interview. Whenever that is, each question is asked
/// once, no answer is lost, and all of them are one update.
@Order(2)
class InterviewCrashTest {

    private static final String POST = "chat.postMessage";
    private static final String WORKSPACE = "T0LOCAL";
    private static final String CHANNEL = "C0PLATFORM";
    private static final String GRACE = "U0GRACE";
    private static final String BOT = "U0ROLLCALL";
    private static final List<String> QUESTIONS =
            List.of("What did you finish?", "What is next?", "What is in your way?");
    private static final String END = "Recorded for";
    private static final String NOT_LOOKED_UP =
            """
            select id
            from event_store.events
            where position > (select position from commands.lookups)
            """;

    /// The answers of each that the log knows.
    private static final String UPDATES =
            """
            select (select string_agg(answer ->> 'answer', '|' order by place)
                    from jsonb_array_elements(data -> 'answers') with ordinality as a (answer, place))
            from event_store.events
            where type like 'StatusUpdate%'
            order by position
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int SOON_MS = 300;

    /// Slack's second and third retry come after 6 s and 30 s: a pod has started by then.
    private static final double RETRY_PACE = 0.1;

    /// When the pod is killed.
    private enum Moment {
        /// The next question is on its way, and not in Slack.
        UNASKED,
        /// It stands in Slack, and the pod does not know.
        ASKED,
        /// Whatever it was doing with the answer.
        ANY
    }

    private static final int ROUNDS = Integer.getInteger("rollcall.torture.rounds", 1);

    private final StackSettings temporary = StackSettings.temporary().only(Service.COMMANDS);
    private final String commands =
            "http://127.0.0.1:%d".formatted(temporary.ports().http(Service.COMMANDS));

    private SlackSimulator slack;
    private LocalStack stack;

    @BeforeEach
    void start() {
        slack =
                SlackSimulator.start(
                        new Settings()
                                .app(commands)
                                .signingSecret(temporary.keys().slackSigningSecret())
                                .botToken(temporary.keys().slackBotToken())
                                .retryPace(RETRY_PACE));
        stack =
                new LocalStack(
                        temporary
                                .with("ROLLCALL_SLACK_API_URL", slack.apiUrl())
                                .with("ROLLCALL_SLACK_POSTS_CLAIM", "5s")
                                // The group gives a killed pod's partitions to the next one.
                                .with("MP_MESSAGING_INCOMING_EVENTS_SESSION_TIMEOUT_MS", "6000"),
                        line -> System.out.println("  " + line));
        stack.start();
        var team = send("POST", "teams", Map.of("name", "Platform")).id();
        send(
                "PUT",
                "teams/" + team + "/slack-channel",
                Map.of("slack_workspace", WORKSPACE, "slack_channel", CHANNEL));
        send("PUT", "teams/%s/members/%s/%s".formatted(team, WORKSPACE, GRACE), null);
        send(
                "PUT",
                "teams/" + team + "/rounds/daily",
                Map.of(
                        "cron", "0 0 29 2 *",
                        "time_zone", "UTC",
                        "questions",
                                QUESTIONS.stream().map(text -> Map.of("text", text)).toList()));
        await().atMost(PATIENCE).until(() -> rows(NOT_LOOKED_UP).isEmpty());
    }

    @AfterEach
    void end() {
        stack.close();
        slack.close();
        Folder.delete(temporary.data());
    }

    @Test
    void whenever_it_is_killed_each_question_is_asked_once_and_no_answer_is_lost() {
        long seed = Long.getLong("rollcall.seed", System.nanoTime());
        System.out.printf("seed: -Drollcall.seed=%d%n", seed);
        var random = new Random(seed);
        var updates = new ArrayList<String>();
        for (int round = 0; round < ROUNDS; round++) {
            int before = said().size();
            slack.post(GRACE, talk(), "report");
            var offer = awaitSaid(before, "Nothing is awaited of you");
            slack.person(GRACE).message(talk(), offer.ts()).press("rollcall_report_1");
            var answers = new ArrayList<String>();
            for (int question = 0; question < QUESTIONS.size(); question++) {
                awaitSaid(before + 1 + question, QUESTIONS.get(question));
                answers.add("Answer %d of round %d".formatted(question, round));
                var moment = Moment.values()[(question + round) % Moment.values().length];
                killed(moment, answers.getLast(), random);
            }
            awaitSaid(before + 1 + QUESTIONS.size(), END);
            updates.add(String.join("|", answers));
            await().atMost(PATIENCE).until(() -> inChannel().size() == updates.size());
            assertThat(said()).as("seed %d", seed).hasSize(before + 2 + QUESTIONS.size());
            assertThat(rows(UPDATES)).as("seed %d", seed).isEqualTo(updates);
        }
        assertThat(inChannel())
                .as("seed %d", seed)
                .zipSatisfy(
                        updates,
                        (message, update) -> assertThat(message).contains(update.split("\\|")));
    }

    private void killed(Moment moment, String answer, Random random) {
        switch (moment) {
            case UNASKED -> slack.failNext(POST, new Fault.Hang());
            case ASKED -> slack.failNext(POST, new Fault.KeepAnswer());
            case ANY -> {}
        }
        int calls = slack.calls(POST);
        slack.post(GRACE, talk(), answer);
        if (moment == Moment.ANY) {
            await().pollDelay(Duration.ofMillis(random.nextInt(SOON_MS))).until(() -> true);
        } else {
            await().atMost(PATIENCE).until(() -> slack.calls(POST) > calls);
        }
        pod().process().kill();
        slack.allWell();
        pod().start();
        pod().awaitReady();
    }

    /// What the bot says as the message with this number, from 0 on.
    private Message awaitSaid(int number, String words) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            assertThat(said()).hasSizeGreaterThan(number);
                            var message = said().get(number);
                            assertThat(message.blocks() + message.text()).contains(words);
                        });
        return said().get(number);
    }

    private List<Message> said() {
        return slack.messages(talk()).stream()
                .filter(message -> message.user().equals(BOT) && message.onlyFor() == null)
                .toList();
    }

    private List<String> inChannel() {
        return slack.messages(CHANNEL).stream()
                .filter(message -> message.user().equals(BOT) && message.onlyFor() == null)
                .map(message -> message.blocks() + message.text())
                .toList();
    }

    private String talk() {
        return slack.directMessages(GRACE);
    }

    /// The first column of what a query finds.
    private List<String> rows(String sql) {
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:" + stack.postgres().url() + "?user=postgres");
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Pod pod() {
        return stack.pod(Service.COMMANDS);
    }

    private Accepted send(String method, String path, Object body) {
        return new Door(commands, temporary.keys().token()).command(method, path, body);
    }
}
