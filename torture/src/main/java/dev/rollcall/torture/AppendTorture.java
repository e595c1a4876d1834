package dev.rollcall.torture;

import dev.rollcall.local.launch.StackSettings;
import dev.rollcall.torture.cluster.Cluster;
import dev.rollcall.torture.faults.Deck;
import dev.rollcall.torture.faults.Rounds;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The write side and its relay, from REST to Kafka. The exit status is 1 when anything was lost,
/// doubled, misordered or illegal.
@Command(
        name = "append",
        description = "The write side: two pods, PostgreSQL, Kafka and 64 clients.",
        mixinStandardHelpOptions = true)
public final class AppendTorture implements Callable<Integer> {
    private static final int PODS = 2;

    @Mixin private RunOptions options;

    @Override
    public Integer call() throws Exception {
        return options.run(
                "append",
                (seed, rounds, settings) -> run(seed, rounds, settings, System.out::println));
    }

    static Report run(long seed, int rounds, StackSettings settings, Consumer<String> progress)
            throws Exception {
        return Run.of(
                seed,
                Rounds.of(seed, rounds, Deck.append(PODS)),
                Cluster.of(settings, PODS, 0),
                cluster -> new Appending(cluster, seed),
                progress);
    }
}
