package dev.rollcall.bench.slack;

import dev.rollcall.bench.Figure;
import dev.rollcall.bench.Goal.Below;
import dev.rollcall.bench.Options;
import dev.rollcall.bench.Report;
import dev.rollcall.bench.Rounds;
import dev.rollcall.bench.http.Baseline;
import dev.rollcall.bench.http.Commands;
import dev.rollcall.bench.http.Schedule;
import dev.rollcall.bench.slack.Deliveries.Delivery;
import dev.rollcall.local.demo.FrontDoor;
import dev.rollcall.local.launch.Service;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How long Slack waits for its answer while many people say something at once, all of `commands`
/// at work: look-ups follow, the relay publishes, and the bot confirms in the channel.
@Command(
        name = "slack",
        description = "How long Slack waits for its answers under load, against an echo.",
        mixinStandardHelpOptions = true)
public final class SlackBench implements Callable<Integer> {

    private static final String WORKSPACE = "T0LOCAL";
    private static final List<String> CHANNELS = List.of("C0PLATFORM", "C0MOBILE", "C0DATA");
    private static final String BOT = "U0ROLLCALL";
    private static final int CONNECTIONS = 256;

    @Mixin private Options options;

    @Option(
            names = "--per-second",
            paramLabel = "N",
            description = "How much is done in Slack; ${DEFAULT-VALUE} unless told.")
    private double perSecond = 200;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try (var commands =
                new Commands(options.settings().only(Service.COMMANDS), true, CONNECTIONS)) {
            System.out.println(commands.database().describe());
            link(commands);
            var unused = commands.database().beside("baseline").migrate("event_store");
            try (var baseline = new Baseline(commands.settings(), unused, 1)) {
                options.tell(new Report(measure(commands, baseline, vertx)));
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
        return 0;
    }

    private static void link(Commands commands) {
        var door =
                new FrontDoor(
                        URI.create(commands.pod(Service.COMMANDS).url()),
                        commands.settings().keys().token());
        for (var channel : CHANNELS) {
            var team = door.post("teams", "team-of-" + channel, Map.of("name", channel));
            door.put(
                    "teams/%s/slack-channel".formatted(team),
                    "link-" + channel,
                    Map.of("slack_workspace", WORKSPACE, "slack_channel", channel));
        }
    }

    private List<Figure> measure(Commands commands, Baseline baseline, Vertx vertx)
            throws InterruptedException, SQLException {
        var pod = URI.create(commands.pod(Service.COMMANDS).url());
        var actions = new Actions(WORKSPACE, CHANNELS, BOT);
        var secret = commands.settings().keys().slackSigningSecret();
        var kinds = new LinkedHashMap<String, Deliveries>();
        Map<String, Supplier<Delivery>> ways =
                Map.of(
                        "commands", actions::command,
                        "events", actions::event,
                        "interactions", actions::interaction);
        for (var way : List.of("commands", "events", "interactions")) {
            kinds.put(
                    way,
                    new Deliveries(vertx, pod.resolve("/slack/" + way), secret, ways.get(way)));
        }
        kinds.put("echo", new Deliveries(vertx, baseline.endpoint("echo"), secret, actions::event));
        for (var deliveries : kinds.values()) {
            Schedule.run(perSecond, options.pace().warmUp(), deliveries::send);
        }
        var times = new Rounds("ms");
        for (int round = 0; round < options.pace().rounds(); round++) {
            for (var kind : kinds.entrySet()) {
                commands.awaitQuiet();
                var taken =
                        Schedule.run(
                                perSecond, options.pace().measurement(), kind.getValue()::send);
                times.add(kind.getKey(), taken.milliseconds(0.99));
            }
        }
        var goal = new Below(300);
        return List.of(
                times.figure("slack_command_p99", "commands", "echo, as often", "echo", goal),
                times.figure("slack_event_p99", "events", "echo, as often", "echo", goal),
                times.figure(
                        "slack_interaction_p99", "interactions", "echo, as often", "echo", goal));
    }
}
