package dev.rollcall.torture.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.local.launch.LocalStack;
import dev.rollcall.local.launch.Service;
import dev.rollcall.local.launch.StackSettings;
import dev.rollcall.local.slack.workspace.Message;
import dev.rollcall.systemtests.running.Accepted;
import dev.rollcall.systemtests.running.Door;
import dev.rollcall.torture.cluster.TcpProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// A pod is killed when Slack has its messages, and it does not know yet.
@Order(2)
class PostsCrashTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int ROUNDS = Integer.getInteger("rollcall.torture.rounds", 3);
    private static final List<String> CHANNELS =
            List.of("C0GENERAL", "C0PLATFORM", "C0MOBILE", "C0DATA");

    /// Slack has a message that long before the bot is told.
    private static final Duration AN_ANSWERS_WAY = Duration.ofMillis(1_500);

    private final StackSettings temporary = StackSettings.temporary().only(Service.COMMANDS);

    @Test
    void what_slack_has_and_nobody_recorded_is_found_and_not_posted_again() {
        try (var proxy = TcpProxy.to(temporary.ports().slack());
                var stack =
                        new LocalStack(settings(proxy), line -> System.out.println("  " + line))) {
            stack.start();
            var teams = CHANNELS.stream().map(channel -> team(stack, channel)).toList();
            var said = new ArrayList<String>();
            for (int round = 0; round < ROUNDS; round++) {
                proxy.delay(AN_ANSWERS_WAY);
                var now = submit(stack, teams, round);
                said.addAll(now);
                await("messages in Slack")
                        .atMost(PATIENCE)
                        .until(() -> posted(stack).containsAll(now));
                stack.pod(Service.COMMANDS).process().kill();
                proxy.delay(Duration.ZERO);
                stack.pod(Service.COMMANDS).start();
                stack.pod(Service.COMMANDS).awaitReady();
                await("posts that say what they should")
                        .atMost(PATIENCE)
                        .until(() -> nothingWaits(stack));
            }
            assertThat(posted(stack)).containsExactlyInAnyOrderElementsOf(said);
            // A message that is found is made to say what it should.
            System.out.println(
                    "  %d posts, %d of them found by the next pod"
                            .formatted(said.size(), stack.slack().calls("chat.update")));
            assertThat(stack.slack().calls("chat.update")).isPositive();
        }
    }

    private StackSettings settings(TcpProxy proxy) {
        return temporary
                .with("ROLLCALL_SLACK_API_URL", "http://127.0.0.1:%d/api/".formatted(proxy.port()))
                .with("ROLLCALL_SLACK_POSTS_CLAIM", "5s")
                // The group gives a killed pod's partitions to the next one.
                .with("MP_MESSAGING_INCOMING_EVENTS_SESSION_TIMEOUT_MS", "6000");
    }

    private static String team(LocalStack stack, String channel) {
        var team = send(stack, "POST", "teams", Map.of("name", "Team of " + channel)).id();
        send(
                stack,
                "PUT",
                "teams/" + team + "/slack-channel",
                Map.of("slack_workspace", "T0LOCAL", "slack_channel", channel));
        return team;
    }

    private static List<String> submit(LocalStack stack, List<String> teams, int round) {
        return teams.stream()
                .map(
                        team -> {
                            var text = "Round %d of %s".formatted(round, team);
                            send(
                                    stack,
                                    "POST",
                                    "status-updates",
                                    Map.of("team_id", team, "author", "Ada", "content", text));
                            return "*Ada*\n> " + text;
                        })
                .toList();
    }

    private static Accepted send(LocalStack stack, String method, String path, Object body) {
        return door(stack).command(method, path, body);
    }

    private static boolean nothingWaits(LocalStack stack) {
        var answer = door(stack).get("/commands/v1/slack-posts?limit=200");
        return answer.status() == 200
                && answer.json().at("/posts").findValues("waiting").stream()
                        .noneMatch(post -> post.asBoolean());
    }

    private static Door door(LocalStack stack) {
        return new Door(stack.pod(Service.COMMANDS).url(), stack.settings().keys().token());
    }

    private static List<String> posted(LocalStack stack) {
        return CHANNELS.stream()
                .flatMap(channel -> stack.slack().messages(channel).stream())
                .map(Message::text)
                .toList();
    }
}
