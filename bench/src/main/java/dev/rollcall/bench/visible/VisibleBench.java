package dev.rollcall.bench.visible;

import dev.rollcall.bench.Figure;
import dev.rollcall.bench.Goal.Below;
import dev.rollcall.bench.Options;
import dev.rollcall.bench.Report;
import dev.rollcall.bench.Rounds;
import dev.rollcall.bench.http.Commands;
import dev.rollcall.bench.http.Submissions;
import dev.rollcall.bench.projector.FilledViews;
import dev.rollcall.bench.visible.Accepted.Waits;
import dev.rollcall.local.launch.Service;
import dev.rollcall.local.launch.StackSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How long it takes from the answer to a command until the api shows what it did, with all of
/// Rollcall at work on one machine; then while a view is rebuilt.
@Command(
        name = "visible",
        description = "From the answer to a command until the api shows it.",
        mixinStandardHelpOptions = true)
public final class VisibleBench implements Callable<Integer> {

    private static final int CONNECTIONS = 64;
    private static final String REBUILD = "/projector/v1/projections/status_updates/rebuild";

    private static final Duration STALLED = Duration.ofMinutes(10);

    @Mixin private Options options;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Commands a second; ${DEFAULT-VALUE} unless told.")
    private int rate = 500;

    @Option(
            names = "--events",
            paramLabel = "N",
            description =
                    "How many are stored before; 1,000,000 unless told, 100,000 with --quick.")
    private Integer events;

    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public Integer call() throws Exception {
        if (events == null) {
            events = options.quick() ? 100_000 : 1_000_000;
        }
        var settings =
                StackSettings.temporary().only(Service.COMMANDS, Service.PROJECTOR, Service.API);
        FilledViews.in(settings, events);
        try (var commands = new Commands(settings, true, CONNECTIONS);
                var stream =
                        new LiveStream(
                                URI.create(commands.pod(Service.API).url()),
                                settings.keys().token())) {
            System.out.printf(
                    "%s; %,d events stored, %d commands a second%n",
                    commands.database().describe(), events, rate);
            options.tell(new Report(measure(commands, stream)));
        }
        return 0;
    }

    private List<Figure> measure(Commands commands, LiveStream stream)
            throws IOException, InterruptedException, SQLException {
        var pace = options.pace();
        var times = new Rounds("ms");
        var submissions = commands.submissions();
        warmUp(commands, submissions, stream);
        for (int round = 1; round <= pace.rounds(); round++) {
            add(times, "", Accepted.run(submissions, stream, rate, pace.measurement()));
            rebuild(commands, "?swap=auto");
            add(times, "rebuilding ", Accepted.run(submissions, stream, rate, pace.measurement()));
            awaitRebuilt(commands);
        }
        return List.of(
                figure(times, "visible_p50", "p50", 15),
                figure(times, "visible_p99", "p99", 60),
                figure(times, "visible_rebuilding_p99", "rebuilding p99", 150));
    }

    /// At the rate that is measured it takes a JVM many minutes to compile what it runs; at full
    /// speed, and with a rebuild, about one.
    private void warmUp(Commands commands, Submissions submissions, LiveStream stream)
            throws IOException, InterruptedException, SQLException {
        var time = options.pace().warmUp();
        submissions.rate(time.multipliedBy(5));
        commands.awaitQuiet();
        rebuild(commands, "?swap=auto");
        awaitRebuilt(commands);
        Accepted.run(submissions, stream, rate, time.multipliedBy(2));
    }

    private static void add(Rounds times, String when, Waits waits) {
        for (var share : new double[] {0.5, 0.99}) {
            var name = "%sp%.0f".formatted(when, 100 * share);
            times.add(name, waits.visible().milliseconds(share));
            times.add(name + " answered", waits.answered().milliseconds(share));
            System.out.printf(
                    "  %-15s visible after %.1f ms, answered after %.1f ms%n",
                    name,
                    waits.visible().milliseconds(share),
                    waits.answered().milliseconds(share));
        }
    }

    private static Figure figure(Rounds times, String name, String of, int goal) {
        return times.figure(name, of, "being answered", of + " answered", new Below(goal));
    }

    private void awaitRebuilt(Commands commands) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (!rebuild(commands).contains("\"phase\":\"done\"")) {
            if (System.nanoTime() - start > STALLED.toNanos()) {
                throw new IllegalStateException("the rebuild does not end: " + rebuild(commands));
            }
            Thread.sleep(500);
        }
    }

    private String rebuild(Commands commands) throws IOException, InterruptedException {
        return send(request(commands, "").GET());
    }

    private void rebuild(Commands commands, String how) throws IOException, InterruptedException {
        send(request(commands, how).POST(BodyPublishers.noBody()));
    }

    private static HttpRequest.Builder request(Commands commands, String how) {
        var address = commands.pod(Service.PROJECTOR).url() + REBUILD + how;
        return HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + commands.settings().keys().token());
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException("answered " + answer.body());
        }
        return answer.body();
    }
}
