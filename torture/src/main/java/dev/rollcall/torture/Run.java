package dev.rollcall.torture;

import dev.rollcall.torture.cluster.Cluster;
import dev.rollcall.torture.faults.Round;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/// Load on a cluster of its own, round after round of faults, and then the account of it.
final class Run {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final long seed;
    private final List<Round> rounds;
    private final Cluster cluster;
    private final Consumer<String> progress;

    private Run(long seed, List<Round> rounds, Cluster cluster, Consumer<String> progress) {
        this.seed = seed;
        this.rounds = rounds;
        this.cluster = cluster;
        this.progress = progress;
    }

    /// Leaves nothing running, however it ends.
    static Report of(
            long seed,
            List<Round> rounds,
            Cluster cluster,
            Function<Cluster, Ordeal> ordeal,
            Consumer<String> progress)
            throws Exception {
        var atExit = new Thread(cluster::close);
        Runtime.getRuntime().addShutdownHook(atExit);
        try (cluster) {
            return new Run(seed, rounds, cluster, progress).report(ordeal);
        } finally {
            Runtime.getRuntime().removeShutdownHook(atExit);
        }
    }

    private Report report(Function<Cluster, Ordeal> make) throws Exception {
        var began = System.nanoTime();
        cluster.start();
        try (var ordeal = make.apply(cluster)) {
            ordeal.start();
            for (var round : rounds) {
                run(round, ordeal);
            }
            return new Report(seed, rounds, ordeal.judge(), since(began));
        }
    }

    private void run(Round round, Ordeal ordeal) throws Exception {
        var before = ordeal.acknowledged();
        round.run(cluster);
        var whole = System.nanoTime();
        var recovery = ordeal.recovery();
        if (!becomes(recovery, PATIENCE)) {
            throw new IllegalStateException(
                    "waited %d s until %s".formatted(PATIENCE.toSeconds(), ordeal.recovered()));
        }
        progress.accept(
                "  %2d/%d  %-60s %,7d acknowledged; all of it back, %s after %.1f s"
                        .formatted(
                                round.number(),
                                rounds.size(),
                                round.description(),
                                ordeal.acknowledged() - before,
                                ordeal.recovered(),
                                since(whole).toMillis() / 1000.0));
    }

    /// Whether it has, within that time.
    static boolean becomes(Callable<Boolean> condition, Duration patience) throws Exception {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }

    private static Duration since(long moment) {
        return Duration.ofNanos(System.nanoTime() - moment);
    }
}
