package dev.rollcall.torture;

import dev.rollcall.torture.clients.Crowd;
import dev.rollcall.torture.cluster.Cluster;
import dev.rollcall.torture.evidence.StoreLog;
import dev.rollcall.torture.evidence.TopicLog;
import dev.rollcall.torture.history.Call;
import dev.rollcall.torture.history.Ending;
import dev.rollcall.torture.history.History;
import dev.rollcall.torture.verdict.Verdict;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/// Clients write, and a model checks the whole history of what they were told, what was stored, and
/// what was published.
final class Appending implements Ordeal {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ENOUGH = 100;

    private final Cluster cluster;
    private final Crowd crowd;

    Appending(Cluster cluster, long seed) {
        this.cluster = cluster;
        this.crowd = Crowd.ofWriters(cluster.doors(), seed);
    }

    @Override
    public void start() throws InterruptedException {
        crowd.start();
    }

    @Override
    public long acknowledged() {
        return crowd.journal().acknowledged();
    }

    @Override
    public Callable<Boolean> recovery() {
        var enough = acknowledged() + ENOUGH;
        return () -> acknowledged() >= enough || crowd.hasFailed();
    }

    @Override
    public String recovered() {
        return ENOUGH + " more";
    }

    @Override
    public Verdict judge() throws Exception {
        crowd.finish();
        var history = history();
        var counts = new LinkedHashMap<String, Long>();
        counts.put("acknowledged", ended(history, Ending.Acknowledged.class::isInstance));
        counts.put("refused", ended(history, Ending.Refused.class::isInstance));
        counts.put("given_up", ended(history, Ending.Unknown.class::isInstance));
        counts.put("stored", (long) history.stored().size());
        counts.put("published", (long) history.published().size());
        return new Verdict(counts, crowd.journal().repeats(), history.findings());
    }

    private History history() throws Exception {
        var store = new StoreLog(cluster.databaseUrl());
        if (!Run.becomes(store::isPublished, PATIENCE)) {
            throw new IllegalStateException("not everything was published in time");
        }
        return new History(
                crowd.journal().calls(),
                store.events(),
                new TopicLog(cluster.bootstrapServers()).records());
    }

    private static long ended(History history, Predicate<Ending> so) {
        return history.calls().stream()
                .filter(call -> so.test(call.ending()))
                .map(Call::commandId)
                .distinct()
                .count();
    }

    @Override
    public void close() {
        crowd.close();
    }
}
