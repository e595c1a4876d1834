package dev.rollcall.bench.http;

import dev.rollcall.bench.Options;
import dev.rollcall.bench.Report;
import dev.rollcall.local.launch.Service;
import dev.rollcall.local.launch.StackSettings;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What `commands` holds in memory while it works at half of its highest load, all of it: the relay
/// publishes, and look-ups and Slack's posts follow.
@Command(
        name = "load",
        description = "Memory of commands at half of its highest load, for half an hour.",
        mixinStandardHelpOptions = true)
public final class LoadBench implements Callable<Integer> {

    private static final int CONNECTIONS = 256;
    private static final int STRETCHES = 30;
    private static final int WARM_UP = 5;
    private static final int SAMPLES = 12;

    @Mixin private Options options;

    @Option(
            names = "--samples",
            paramLabel = "FILE",
            description = "Also write each sample to FILE, as CSV.")
    private Path samples;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "How long; 30 unless told, 2 with --quick.")
    private Integer minutes;

    private final LongAdder refused = new LongAdder();
    private final long start = System.nanoTime();
    private final List<String> lines =
            new ArrayList<>(List.of("seconds,resident_mib,heap_mib,direct_mib,p99_ms"));

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        if (minutes == null) {
            minutes = options.quick() ? 2 : 30;
        }
        var stretch = Duration.ofMinutes(minutes).dividedBy(STRETCHES);
        try (var commands =
                new Commands(StackSettings.temporary().only(Service.COMMANDS), true, CONNECTIONS)) {
            System.out.println(commands.database().describe());
            var submissions = commands.submissions();
            double half = highest(submissions, stretch) / 2;
            commands.awaitQuiet();
            System.out.printf(
                    "%,.0f commands/s, %d times %d s%n", half, STRETCHES, stretch.toSeconds());
            var curve = new Curve(WARM_UP);
            for (int n = 1; n <= STRETCHES; n++) {
                curve.add(stretch(commands, submissions, half, stretch));
            }
            System.out.print(curve.text());
            System.out.printf("%,d commands were not done.%n", refused.sum());
            options.tell(new Report(curve.figures()));
        }
        if (samples != null) {
            Files.write(samples, lines);
        }
        return 0;
    }

    private double highest(Submissions submissions, Duration warmUp) throws InterruptedException {
        submissions.rate(warmUp);
        return submissions.rate(options.pace().measurement());
    }

    private Stretch stretch(
            Commands commands, Submissions submissions, double perSecond, Duration time)
            throws IOException, InterruptedException {
        var held = new ArrayList<Memory>();
        double worst = 0;
        for (int n = 0; n < SAMPLES; n++) {
            var times =
                    Schedule.run(perSecond, time.dividedBy(SAMPLES), () -> orCounted(submissions));
            var memory = Memory.of(commands.pod());
            lines.add(line(memory, times));
            held.add(memory);
            worst = Math.max(worst, times.milliseconds(0.99));
        }
        var stretch = Stretch.of(held, worst);
        System.out.println(stretch.text());
        return stretch;
    }

    /// A machine that is short of time for a moment must not end a run of half an hour.
    private Uni<Void> orCounted(Submissions submissions) {
        return submissions
                .send()
                .onFailure()
                .invoke(_ -> refused.increment())
                .onFailure()
                .recoverWithNull();
    }

    private String line(Memory memory, Times times) {
        return String.format(
                Locale.ROOT,
                "%d,%.1f,%.1f,%.1f,%.1f",
                Duration.ofNanos(System.nanoTime() - start).toSeconds(),
                memory.resident(),
                memory.heap(),
                memory.direct(),
                times.milliseconds(0.99));
    }
}
