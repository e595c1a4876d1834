package dev.rollcall.torture;

import dev.rollcall.local.launch.StackSettings;
import dev.rollcall.torture.cluster.Cluster;
import dev.rollcall.torture.faults.Deck;
import dev.rollcall.torture.faults.Rounds;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The read side, from Kafka and the store to the views. The exit status is 1 when a view is not
/// what the log comes to.
@Command(
        name = "project",
        description = "The read side: one to four projectors, PostgreSQL, Kafka and operators.",
        mixinStandardHelpOptions = true)
public final class ProjectTorture implements Callable<Integer> {
    private static final int PROJECTORS = 4;

    @Mixin private RunOptions options;

    @Override
    public Integer call() throws Exception {
        return options.run(
                "project",
                (seed, rounds, settings) ->
                        run(seed, rounds, PROJECTORS, settings, System.out::println));
    }

    /// With at most so many projectors.
    static Report run(
            long seed,
            int rounds,
            int projectors,
            StackSettings settings,
            Consumer<String> progress)
            throws Exception {
        return Run.of(
                seed,
                Rounds.of(seed, rounds, Deck.project(projectors)),
                Cluster.of(settings, 1, projectors),
                cluster -> new Projecting(cluster, seed),
                progress);
    }
}
