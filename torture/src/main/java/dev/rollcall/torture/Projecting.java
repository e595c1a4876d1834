package dev.rollcall.torture;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.projector.projections.Poison;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.Projections;
import dev.rollcall.torture.backdoor.Intruder;
import dev.rollcall.torture.backdoor.Streams;
import dev.rollcall.torture.clients.Crowd;
import dev.rollcall.torture.clients.Journal;
import dev.rollcall.torture.cluster.Cluster;
import dev.rollcall.torture.evidence.Views;
import dev.rollcall.torture.operators.Operator;
import dev.rollcall.torture.verdict.Finding;
import dev.rollcall.torture.verdict.Verdict;
import dev.rollcall.torture.views.View;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;

/// Clients write, an intruder appends what they can't, operators do what comes to their minds; in
/// the end every view is compared with a fold of the log.
final class Projecting implements Ordeal {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int OPERATORS = 2;

    private final Crowd crowd;
    private final Views views;
    private final Operator last;
    private final Journal operators = new Journal();
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    Projecting(Cluster cluster, long seed) {
        this.views = new Views(cluster.databaseUrl());
        this.crowd = Crowd.ofMembers(cluster.doors(), seed);
        var random = new SplittableRandom(seed);
        crowd.join(finishing -> new Intruder(cluster.databaseUrl(), random.split(), finishing));
        for (int n = 0; n < OPERATORS; n++) {
            crowd.join(
                    finishing ->
                            new Operator(
                                    cluster.projectorDoors(),
                                    names(),
                                    operators,
                                    random.split(),
                                    finishing));
        }
        this.last =
                new Operator(
                        cluster.projectorDoors(), names(), operators, random.split(), () -> true);
    }

    private static List<String> names() {
        return Projections.ALL.stream().<String>map(Projection::name).toList();
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
    public Callable<Boolean> recovery() throws SQLException {
        var head = views.head();
        return () -> views.reached() >= head || crowd.hasFailed();
    }

    @Override
    public String recovered() {
        return "views level";
    }

    @Override
    public Verdict judge() throws Exception {
        crowd.finish();
        var level = Run.becomes(this::isLevel, PATIENCE);
        if (!level) {
            findings.add(Finding.lost("the views did not come to rest at the head of the log"));
        }
        counts.put("acknowledged", acknowledged());
        compare();
        counts.putAll(new TreeMap<>(views.done()));
        if (views.leftBehind() > 0) {
            findings.add(Finding.wrong("rebuilds have left something behind"));
        }
        return new Verdict(counts, repeats(), findings);
    }

    private boolean isLevel() throws SQLException {
        return last.tidyUp()
                && views.reached() == views.head()
                && views.isEveryDeadLetterPublished();
    }

    private void compare() throws SQLException {
        var log = views.log();
        counts.put("stored", log.values().stream().mapToLong(List::size).sum());
        counts.put("rows", 0L);
        counts.put("versions", 0L);
        for (var projection : Projections.ALL) {
            compare(projection, log);
        }
    }

    private <R, E extends Event> void compare(
            Projection<R, E> projection, Map<UUID, List<Envelope>> log) throws SQLException {
        var view = new View<>(projection, log, refused(projection, log), views.kept(projection));
        findings.addAll(view.findings());
        counts.merge("rows", view.rows(), Long::sum);
        counts.merge("versions", view.versions(), Long::sum);
    }

    /// Which events' rows the database refuses is the table's, and not the projection's.
    private static Map<UUID, Poison> refused(
            Projection<?, ?> projection, Map<UUID, List<Envelope>> log) {
        var refused = new TreeMap<UUID, Poison>();
        log.values().stream()
                .flatMap(List::stream)
                .filter(event -> Streams.isRefused(projection.name(), event))
                .forEach(
                        event ->
                                refused.put(
                                        event.id(), new Poison(Poison.Cause.REFUSED, "too long")));
        return refused;
    }

    private Map<String, Long> repeats() {
        var repeats = new TreeMap<>(crowd.journal().repeats());
        operators.repeats().forEach((why, count) -> repeats.merge(why, count, Long::sum));
        return repeats;
    }

    @Override
    public void close() {
        crowd.close();
    }
}
