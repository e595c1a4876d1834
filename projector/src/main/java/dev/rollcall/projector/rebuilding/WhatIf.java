package dev.rollcall.projector.rebuilding;

import dev.rollcall.events.Event;
import dev.rollcall.projector.applying.Place;
import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.database.Transactions;
import dev.rollcall.projector.projections.Column;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.rebuilding.Rebuild.Phase;
import dev.rollcall.projector.rebuilding.Rebuild.Swap;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// Runs a candidate of a view over the history of a database, compares what it makes of it with the
/// live rows, and leaves nothing there. Who calls sees to it that only one does at a time.
public final class WhatIf<R, E extends Event> {

    private static final Logger LOG = Logger.getLogger(WhatIf.class);

    private static final int PAGE = 2_000;
    private static final Duration PATIENCE = Duration.ofHours(6);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private static final String COLUMNS =
            """
            select a.attname as name
            from read_model.projections p
            join pg_attribute a on a.attrelid = to_regclass('read_model.' || $2)
            where p.name = $1
            and p.live_version > 0
            and a.attnum > 0
            and not a.attisdropped
            """;

    private static final String NOT_APPLIED =
            """
            select p.aggregate_id, p.event_id, p.cause, p.message
            from read_model.rebuild_poison p
            where p.projection = $1
            and p.place = $2
            and not exists (
                select
                from read_model.stuck s
                where s.projection = p.projection
                and s.aggregate_id = p.aggregate_id)
            order by p.aggregate_id
            limit 100
            """;

    /// An event that the candidate cannot apply, of an aggregate that the live view follows.
    public record NotApplied(String aggregateId, UUID event, String cause, String message) {}

    /// What it came to.
    ///
    /// @param rebuild with the rows that differ
    /// @param newColumns those that the live table does not have
    /// @param notApplied the first hundred
    public record Outcome(Rebuild rebuild, List<String> newColumns, List<NotApplied> notApplied) {

        public boolean isEqual() {
            return rebuild.differences() == 0 && notApplied.isEmpty();
        }
    }

    private final Site<R, E> site;
    private final Rebuilder<R, E> rebuilder;

    private WhatIf(Site<R, E> site) {
        this.site = site;
        this.rebuilder = new Rebuilder<>(site);
    }

    /// Empty where the view is not live, so that there is nothing to compare with.
    public static <R, E extends Event> Optional<WhatIf<R, E>> of(
            Projection<R, E> candidate, Transactions transactions) {
        var live = transactions.run(transaction -> liveColumns(transaction, candidate));
        var all = candidate.table().shape().all();
        var newColumns = all.stream().filter(it -> !live.contains(it.name())).toList();
        return live.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new WhatIf<>(
                                new Site<>(
                                        candidate,
                                        Place.WHAT_IF,
                                        transactions,
                                        newColumns,
                                        PAGE,
                                        PATIENCE)));
    }

    private static Set<String> liveColumns(Transaction transaction, Projection<?, ?> candidate) {
        var names = new HashSet<String>();
        var arguments = Tuple.of(candidate.name(), candidate.table().name());
        for (var row : transaction.execute(COLUMNS, arguments)) {
            names.add(row.getString("name"));
        }
        return names;
    }

    /// Takes as long as a rebuild does.
    ///
    /// @param news how far it is, several times a second
    public Outcome run(Consumer<RebuildProgress> news) throws InterruptedException {
        dropAll(); // of one that was killed
        try {
            rebuilder.begin(Swap.MANUAL, "what-if");
            var helper = Thread.ofVirtual().start(this::help);
            build(news);
            helper.join();
            return outcome();
        } finally {
            dropAll();
        }
    }

    private void build(Consumer<RebuildProgress> news) throws InterruptedException {
        long last = System.nanoTime();
        var rebuild = rebuilder.find().orElseThrow();
        while (rebuild.phase() != Phase.WAITING) {
            if (rebuilder.step() == Step.IDLE) {
                Thread.sleep(BETWEEN_LOOKS); // the helper is at the last page
            }
            rebuild = rebuilder.find().orElseThrow();
            if (System.nanoTime() - last > BETWEEN_LOOKS.toNanos()) {
                last = System.nanoTime();
                news.accept(RebuildProgress.of(rebuild, Instant.now()));
            }
        }
    }

    private void help() {
        try {
            while (rebuilder.step() == Step.FILLED) {
                LOG.tracef("a page of %s is filled", site.projection().name());
            }
        } catch (RuntimeException failure) {
            LOG.debugf(failure, "a what-if goes on without its helper");
        }
    }

    private Outcome outcome() {
        return new Outcome(
                rebuilder.find().orElseThrow(),
                site.newColumns().stream().map(Column::name).toList(),
                site.transactions().run(this::notApplied));
    }

    private List<NotApplied> notApplied(Transaction transaction) {
        var all = new ArrayList<NotApplied>();
        var arguments = Tuple.of(site.projection().name(), site.place().schema());
        for (var row : transaction.execute(NOT_APPLIED, arguments)) {
            all.add(
                    new NotApplied(
                            row.getString("aggregate_id"),
                            row.getUUID("event_id"),
                            row.getString("cause"),
                            row.getString("message")));
        }
        return all;
    }

    private void dropAll() {
        site.transactions()
                .run(
                        transaction -> {
                            site.rebuilds().dropAll(transaction);
                            return null;
                        });
    }
}
