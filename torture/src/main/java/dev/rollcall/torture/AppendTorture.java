package dev.rollcall.torture;

import dev.rollcall.local.launch.StackSettings;
import dev.rollcall.local.machine.Folder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The write side and its relay, from REST to Kafka. The exit status is 1 when anything was lost,
/// doubled, misordered or illegal.
@Command(
        name = "append",
        description = "The write side: two pods, PostgreSQL, Kafka and 64 clients.",
        mixinStandardHelpOptions = true)
public final class AppendTorture implements Callable<Integer> {
    private static final int SEEDS = 1_000_000;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "20",
            description = "Rounds of 10 to 15 seconds; ${DEFAULT-VALUE} unless told.")
    private int rounds;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The same seed gives the same faults; a random one unless told.")
    private Long seed;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the report to FILE.")
    private Path json;

    @Override
    public Integer call() throws Exception {
        var folder = Path.of("torture", "target", "append").toAbsolutePath();
        Folder.delete(folder);
        var start = seed == null ? ThreadLocalRandom.current().nextLong(SEEDS) : seed;
        var report =
                Run.of(start, rounds, StackSettings.temporary().at(folder), System.out::println);
        System.out.print(report.text());
        if (json != null) {
            report.writeJson(json);
        }
        return report.isClean() ? 0 : 1;
    }
}
