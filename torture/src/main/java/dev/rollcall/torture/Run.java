package dev.rollcall.torture;

import dev.rollcall.torture.cluster.Cluster;
import dev.rollcall.torture.faults.Round;
import dev.rollcall.torture.verdict.Finding;
import dev.rollcall.torture.verdict.Verdict;
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
                if (!recovers(round, ordeal)) {
                    return report(ordeal.judge().and(missed(round, ordeal)), began);
                }
            }
            return report(ordeal.judge(), began);
        }
    }

    private Report report(Verdict verdict, long began) {
        return new Report(seed, rounds, verdict, since(began));
    }

    private static Finding missed(Round round, Ordeal ordeal) {
        return Finding.lost(
                "the rounds ended with number %d: not within %d s: %s"
                        .formatted(round.number(), PATIENCE.toSeconds(), ordeal.recovered()));
    }

    /// False where the load does not get on again in time; then there is no use in another round.
    private boolean recovers(Round round, Ordeal ordeal) throws Exception {
        var before = ordeal.acknowledged();
        round.run(cluster);
        var whole = System.nanoTime();
        var recovery = ordeal.recovery();
        if (!becomes(recovery, PATIENCE)) {
            return false;
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
        return true;
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
