package dev.rollcall.bench.http;

import dev.rollcall.bench.Database;
import dev.rollcall.bench.Figure;
import dev.rollcall.bench.Goal;
import dev.rollcall.bench.Goal.AtLeast;
import dev.rollcall.bench.Goal.Below;
import dev.rollcall.bench.Options;
import dev.rollcall.bench.Report;
import dev.rollcall.bench.Rounds;
import dev.rollcall.local.launch.Service;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Whole commands over HTTP, against a bare endpoint that inserts a row a request, and against one
/// that only answers.
@Command(
        name = "http",
        description = "Commands per second over HTTP, against a bare insert and an echo.",
        mixinStandardHelpOptions = true)
public final class HttpBench implements Callable<Integer> {

    private static final Goal P99 = new Below(25);
    private static final List<Integer> POOLS = List.of(8, 16, 32, 64);

    private static final double HARDLY_FASTER = 1.05;

    @Mixin private Options options;

    @Option(
            names = "--publishing",
            description = "With the relay and its broker at work beside the commands.")
    private boolean publishing;

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "How many are kept busy; 256 unless told.")
    private int connections = 256;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        try (var commands =
                new Commands(options.settings().only(Service.COMMANDS), publishing, connections)) {
            System.out.println(commands.database().describe());
            var database = commands.database().beside("baseline").migrate("event_store");
            int pool = bestPool(commands, database);
            try (var baseline = new Baseline(commands.settings(), database, pool)) {
                options.tell(new Report(measure(commands, baseline, pool)));
            }
        }
        return 0;
    }

    private int bestPool(Commands commands, Database database) throws InterruptedException {
        int best = 0;
        double fastest = 0;
        for (int connections : options.quick() ? POOLS.subList(1, 3) : POOLS) {
            try (var baseline = new Baseline(commands.settings(), database, connections)) {
                var inserts = commands.submissionsTo(baseline.endpoint("insert"));
                inserts.rate(options.pace().warmUp());
                double rate = inserts.rate(options.pace().search());
                System.out.printf("insert with %d connections: %,.0f/s%n", connections, rate);
                if (rate > fastest) {
                    fastest = rate;
                    best = connections;
                }
            }
        }
        return best;
    }

    private List<Figure> measure(Commands commands, Baseline baseline, int pool)
            throws InterruptedException, SQLException {
        var endpoints =
                Map.of(
                        "command", commands.submissions(),
                        "insert", commands.submissionsTo(baseline.endpoint("insert")),
                        "echo", commands.submissionsTo(baseline.endpoint("echo")));
        var pace = options.pace();
        for (var endpoint : endpoints.values()) {
            warmUp(endpoint);
        }

        var rates = new Rounds("requests/s");
        var names = new ArrayList<>(List.of("insert", "command", "echo"));
        for (int round = 0; round < pace.rounds(); round++) {
            for (var name : names) {
                commands.awaitQuiet();
                rates.add(name, endpoints.get(name).rate(pace.measurement()));
            }
            Collections.rotate(names, 1);
        }

        double half = rates.sample("command").median() / 2;
        System.out.printf("half of the highest load: %,.0f commands/s%n", half);
        var times = new Rounds("ms");
        for (int round = 0; round < pace.rounds(); round++) {
            for (var name : List.of("command", "echo")) {
                commands.awaitQuiet();
                times.add(name, p99(endpoints.get(name), half, pace.measurement()));
            }
        }
        var inserts = "bare insert, pool of %d".formatted(pool);
        return List.of(
                rates.figure("http_command", "command", inserts, "insert", new AtLeast(3.0)),
                rates.figure("http_command_echo", "command", "echo", "echo", new AtLeast(0.5)),
                times.figure("http_command_p99", "command", "echo, as often", "echo", P99));
    }

    /// A JVM compiles what is called often: until a stretch is hardly faster than the one before.
    private void warmUp(Submissions endpoint) throws InterruptedException {
        var stretch = options.pace().warmUp();
        double before = 0;
        double now = endpoint.rate(stretch);
        while (!options.quick() && now > HARDLY_FASTER * before) {
            before = now;
            now = endpoint.rate(stretch);
        }
    }

    private static double p99(Submissions submissions, double perSecond, Duration time)
            throws InterruptedException {
        return Schedule.run(perSecond, time, submissions::send).milliseconds(0.99);
    }
}
