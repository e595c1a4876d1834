package dev.rollcall.torture;

import dev.rollcall.local.launch.StackSettings;
import dev.rollcall.local.machine.Folder;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Option;

/// What every run is told, and how it ends: its report printed, and a status of 1 when anything was
/// found.
final class RunOptions {
    private static final int SEEDS = 1_000_000;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "20",
            description = "Rounds of 10 to 20 seconds; ${DEFAULT-VALUE} unless told.")
    private int rounds;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The same seed gives the same faults; a random one unless told.")
    private Long seed;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the report to FILE.")
    private Path json;

    /// A run from a seed, with so many rounds, its data and logs where the settings say.
    interface Torment {
        Report run(long seed, int rounds, StackSettings settings) throws Exception;
    }

    int run(String name, Torment torment) throws Exception {
        var folder = Path.of("torture", "target", name).toAbsolutePath();
        Folder.delete(folder);
        var start = seed == null ? ThreadLocalRandom.current().nextLong(SEEDS) : seed;
        System.out.printf("Torture, %s: %d rounds, seed %d%n", name, rounds, start);
        var report = torment.run(start, rounds, StackSettings.temporary().at(folder));
        System.out.print(report.text());
        if (json != null) {
            report.writeJson(json);
        }
        return report.isClean() ? 0 : 1;
    }
}
