package dev.rollcall.torture;

import dev.rollcall.local.launch.StackSettings;
import dev.rollcall.torture.clients.Crowd;
import dev.rollcall.torture.cluster.Cluster;
import dev.rollcall.torture.evidence.StoreLog;
import dev.rollcall.torture.evidence.TopicLog;
import dev.rollcall.torture.faults.Round;
import dev.rollcall.torture.faults.Rounds;
import dev.rollcall.torture.history.History;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Load on a cluster of its own, round after round of faults, and then the account of it.
final class Run {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ENOUGH = 100;

    private final long seed;
    private final List<Round> rounds;
    private final Cluster cluster;
    private final Consumer<String> progress;

    private Run(long seed, int rounds, Cluster cluster, Consumer<String> progress) {
        this.seed = seed;
        this.rounds = Rounds.of(seed, rounds);
        this.cluster = cluster;
        this.progress = progress;
    }

    /// Leaves nothing running, however it ends.
    static Report of(long seed, int rounds, StackSettings settings, Consumer<String> progress)
            throws Exception {
        progress.accept("Torture of appends: %d rounds, seed %d".formatted(rounds, seed));
        var cluster = Cluster.of(settings, line -> {});
        var atExit = new Thread(cluster::close);
        Runtime.getRuntime().addShutdownHook(atExit);
        try (cluster) {
            return new Run(seed, rounds, cluster, progress).report();
        } finally {
            Runtime.getRuntime().removeShutdownHook(atExit);
        }
    }

    private Report report() throws Exception {
        var began = System.nanoTime();
        cluster.start();
        try (var crowd = new Crowd(cluster.doors(), seed)) {
            crowd.start();
            for (var round : rounds) {
                run(round, crowd);
            }
            crowd.finish();
            return new Report(
                    seed, rounds, crowd.journal().repeats(), history(crowd), since(began));
        }
    }

    private void run(Round round, Crowd crowd) throws Exception {
        var before = crowd.journal().acknowledged();
        round.run(cluster);
        var whole = System.nanoTime();
        var enough = crowd.journal().acknowledged() + ENOUGH;
        until(
                "commands are acknowledged again",
                () -> crowd.journal().acknowledged() >= enough || crowd.hasFailed());
        progress.accept(
                "  %2d/%d  %-60s %,7d acknowledged; all of it back, %d more after %.1f s"
                        .formatted(
                                round.number(),
                                rounds.size(),
                                round.description(),
                                crowd.journal().acknowledged() - before,
                                ENOUGH,
                                since(whole).toMillis() / 1000.0));
    }

    private History history(Crowd crowd) throws Exception {
        var store = new StoreLog(cluster.databaseUrl());
        until("everything is published", store::isPublished);
        return new History(
                crowd.journal().calls(),
                store.events(),
                new TopicLog(cluster.bootstrapServers()).records());
    }

    private static void until(String what, Callable<Boolean> condition) throws Exception {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "waited %d s until %s".formatted(PATIENCE.toSeconds(), what));
            }
            Thread.sleep(50);
        }
    }

    private static Duration since(long moment) {
        return Duration.ofNanos(System.nanoTime() - moment);
    }
}
