package dev.rollcall.torture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.events.NamedIds;
import dev.rollcall.local.demo.FrontDoor;
import dev.rollcall.local.launch.LocalStack;
import dev.rollcall.local.launch.Pod;
import dev.rollcall.local.launch.Service;
import dev.rollcall.local.launch.StackSettings;
import dev.rollcall.local.machine.Folder;
import dev.rollcall.local.slack.delivery.Signature;
import dev.rollcall.systemtests.running.Database;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// What one does in Slack comes again: by Slack's retries, as several kinds of event, to any pod.
@Order(2)
class SlackDuplicatesTest {
    private static final int ACTIONS = 5_000;
    private static final int MOST_COPIES = 3;
    private static final int AT_ONCE = 64;
    private static final int TRIES = 10;
    private static final String WORKSPACE = "T0LOCAL";
    private static final String CHANNEL = "C0PLATFORM";
    private static final String USER = "U0ADA";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// One request of Slack's.
    private record Delivery(String path, String contentType, String body) {}

    /// What somebody did, and the status update that it is to be.
    private record Action(UUID update, List<Delivery> kinds) {}

    @Test
    void each_action_is_one_event_however_often_it_is_delivered_to_two_pods() throws Exception {
        // Given
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var actions = IntStream.range(0, ACTIONS).mapToObj(SlackDuplicatesTest::action).toList();
        // Nothing is said in Slack of five thousand updates.
        var settings =
                StackSettings.temporary()
                        .only(Service.COMMANDS)
                        .with("ROLLCALL_SLACK_BOT_TOKEN", "");
        try (var stack = new LocalStack(settings, System.out::println).start()) {
            var pods =
                    List.of(
                            stack.pod(Service.COMMANDS),
                            stack.addPod(Service.COMMANDS, "commands-2"));
            link(pods.getFirst(), settings.keys().token());

            var database = new Database(stack.postgres().url());
            var secret = settings.keys().slackSigningSecret();

            // When
            deliver(actions, pods, secret, random);
            var failed = missing(actions, database);
            System.out.printf("%d of %d were not done in time%n", failed.size(), ACTIONS);
            for (int n = 0; n < TRIES && !failed.isEmpty(); n++) {
                deliver(failed, pods, secret, random);
                failed = missing(actions, database);
            }

            // Then
            assertThat(database.appended(ids(actions)))
                    .as("seed %d", seed)
                    .hasSize(ACTIONS)
                    .allSatisfy((_, sequences) -> assertThat(sequences).containsExactly(1L));
        } finally {
            Folder.delete(settings.data());
        }
    }

    /// Slack repeats events that were answered 503; who is told that something failed does it
    /// again.
    private static List<Action> missing(List<Action> actions, Database database) {
        var appended = database.appended(ids(actions)).keySet();
        return actions.stream()
                .filter(action -> !appended.contains(action.update().toString()))
                .toList();
    }

    private static List<String> ids(List<Action> actions) {
        return actions.stream().map(action -> action.update().toString()).toList();
    }

    private void deliver(List<Action> actions, List<Pod> pods, String secret, Random random)
            throws Exception {
        var all = new ArrayList<Callable<Integer>>();
        var free = new Semaphore(AT_ONCE);
        for (var action : actions) {
            for (var delivery : action.kinds()) {
                int copies = 1 + random.nextInt(MOST_COPIES);
                for (int copy = 0; copy < copies; copy++) {
                    var pod = pods.get(random.nextInt(pods.size()));
                    int retry = copy;
                    all.add(() -> send(delivery, pod, secret, retry, free));
                }
            }
        }
        shuffleNearby(all, random);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(all)) {
                assertThat(answer.get()).isIn(200, 503);
            }
        }
    }

    /// Copies come close to one another, as they do in Slack, and in any order.
    private static void shuffleNearby(List<Callable<Integer>> all, Random random) {
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            Collections.shuffle(all.subList(from, Math.min(from + AT_ONCE, all.size())), random);
        }
    }

    private int send(Delivery delivery, Pod pod, String secret, int retry, Semaphore free)
            throws IOException, InterruptedException {
        free.acquire();
        try {
            long seconds = Instant.now().getEpochSecond();
            var request =
                    HttpRequest.newBuilder(URI.create(pod.url()).resolve(delivery.path()))
                            .timeout(Duration.ofSeconds(30))
                            .header("Content-Type", delivery.contentType())
                            .header("X-Slack-Request-Timestamp", Long.toString(seconds))
                            .header(
                                    "X-Slack-Signature",
                                    Signature.of(secret, seconds, delivery.body()));
            if (retry > 0) {
                request.header("X-Slack-Retry-Num", Integer.toString(retry))
                        .header("X-Slack-Retry-Reason", "http_timeout");
            }
            var sent = request.POST(BodyPublishers.ofString(delivery.body())).build();
            return http.send(sent, BodyHandlers.discarding()).statusCode();
        } finally {
            free.release();
        }
    }

    private static Action action(int n) {
        return switch (n % 4) {
            case 0 -> mention(n);
            case 1 -> directMessage(n);
            case 2 -> menu(n);
            default -> command(n);
        };
    }

    /// A mention is a message too, and comes as both.
    private static Action mention(int n) {
        var message = message(CHANNEL, "channel", n, "<@U0ROLLCALL> finished number " + n);
        return new Action(
                NamedIds.slackMessage(WORKSPACE, CHANNEL, ts(n)),
                List.of(
                        event(message.deepCopy().put("type", "app_mention"), "Ev" + n + "m"),
                        event(message, "Ev" + n)));
    }

    private static Action directMessage(int n) {
        var channel = "D0ADA";
        return new Action(
                NamedIds.slackMessage(WORKSPACE, channel, ts(n)),
                List.of(event(message(channel, "im", n, "Finished number " + n), "Ev" + n)));
    }

    /// "Make this my update", of a message's menu.
    private static Action menu(int n) {
        var payload = JSON.createObjectNode().put("type", "message_action");
        payload.put("callback_id", "rollcall_message").put("trigger_id", n + ".2.x");
        payload.put("action_ts", ts(n)).put("message_ts", ts(n));
        payload.putObject("team").put("id", WORKSPACE).put("domain", "local");
        payload.putObject("user").put("id", USER).put("name", "ada").put("team_id", WORKSPACE);
        payload.putObject("channel").put("id", CHANNEL).put("name", "platform");
        payload.set("message", message(CHANNEL, "channel", n, "Finished number " + n));
        return new Action(
                NamedIds.slackMessage(WORKSPACE, CHANNEL, ts(n)),
                List.of(form("/slack/interactions", Map.of("payload", payload.toString()))));
    }

    /// Slack sends these once; something on the way may not.
    private static Action command(int n) {
        var trigger = n + ".1.x";
        var id = NamedIds.command("slack", "slash", WORKSPACE, trigger);
        return new Action(
                NamedIds.created(id),
                List.of(
                        form(
                                "/slack/commands",
                                Map.of(
                                        "team_id", WORKSPACE,
                                        "channel_id", CHANNEL,
                                        "user_id", USER,
                                        "user_name", "ada",
                                        "command", "/rollcall",
                                        "text", "Finished number " + n,
                                        "trigger_id", trigger))));
    }

    private static ObjectNode message(String channel, String type, int n, String text) {
        var message = JSON.createObjectNode().put("type", "message").put("channel", channel);
        message.put("channel_type", type).put("user", USER).put("text", text);
        return message.put("ts", ts(n)).put("event_ts", ts(n));
    }

    private static Delivery event(ObjectNode event, String id) {
        var callback = JSON.createObjectNode().put("type", "event_callback").put("event_id", id);
        callback.put("team_id", WORKSPACE).put("api_app_id", "A0ROLLCALL");
        callback.put("event_time", 1_700_000_000);
        callback.putArray("authorizations")
                .addObject()
                .put("team_id", WORKSPACE)
                .put("user_id", "U0ROLLCALL")
                .put("is_bot", true);
        callback.set("event", event);
        return new Delivery("/slack/events", "application/json", callback.toString());
    }

    private static Delivery form(String path, Map<String, String> fields) {
        var body = new ArrayList<String>();
        fields.forEach(
                (name, value) ->
                        body.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return new Delivery(path, "application/x-www-form-urlencoded", String.join("&", body));
    }

    private static String ts(int n) {
        return "1700000000.%06d".formatted(n);
    }

    /// Direct messages go to the one team that their author is a member of.
    private static void link(Pod pod, String token) {
        var door = new FrontDoor(URI.create(pod.url()), token);
        var team = door.post("teams", "team", Map.of("name", "Platform"));
        door.put(
                "teams/%s/slack-channel".formatted(team),
                "channel",
                Map.of("slack_workspace", WORKSPACE, "slack_channel", CHANNEL));
        door.put("teams/%s/members/%s/%s".formatted(team, WORKSPACE, USER), "member");
    }
}
