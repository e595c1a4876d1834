package dev.rollcall.api.feed;

import dev.rollcall.edge.problems.ProblemException;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/// The pod's one reader of the change feed, whatever the number of its subscribers: woken by
/// NOTIFY, and by a timer where a notification was lost or can't be had. Who waits takes `next()`
/// first and looks then, so misses nothing.
@ApplicationScoped
public class ChangeFeed {
    private static final Logger LOG = Logger.getLogger(ChangeFeed.class);
    private static final int PAGE = 512;

    /// How often is looked for what the feed doesn't tell: that a row stands still.
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final ChangesTable table;
    private final FeedSettings settings;
    private final Vertx vertx;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicInteger wakes = new AtomicInteger();
    private final AtomicReference<CompletableFuture<List<Change>>> next =
            new AtomicReference<>(new CompletableFuture<>());
    private final List<Known<?>> known = new CopyOnWriteArrayList<>();
    private volatile Ear ear;
    private volatile Window window;
    private volatile List<Long> timers = List.of();
    private volatile boolean listening;
    private volatile boolean closing;
    private volatile boolean failing;

    /// What stood still when it was last looked for.
    private volatile String still = "";

    /// A connection that hears of changes, until it breaks.
    private static final class Ear {
        private boolean broken;
    }

    ChangeFeed(ChangesTable table, FeedSettings settings, Vertx vertx) {
        this.table = table;
        this.settings = settings;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent unused) {
        timers =
                List.of(
                        vertx.setPeriodic(1, settings.poll().toMillis(), _ -> wake()),
                        vertx.setPeriodic(LOOK.toMillis(), _ -> look()),
                        vertx.setPeriodic(1, settings.heartbeat().toMillis(), _ -> beat()));
    }

    /// Before requests are waited for: a stream that stays open would hold the shutdown up.
    void close(@Observes ShutdownDelayInitiatedEvent unused) {
        closing = true;
        announce(List.of());
    }

    void stop(@Observes ShutdownEvent unused) {
        timers.forEach(vertx::cancelTimer);
    }

    /// Whether this pod is about to go, and its subscribers should read elsewhere.
    public boolean closing() {
        return closing;
    }

    /// Completes with the changes that come next, or with none after a heartbeat. A copy for each:
    /// who stops waiting cancels its own only.
    public CompletionStage<List<Change>> next() {
        return next.get().copy();
    }

    /// What is known of rows from now on.
    public <T> Known<T> known() {
        var rows = new Known<T>();
        known.add(rows);
        return rows;
    }

    /// Whether it has been read once; `next()` tells when that changes.
    public boolean isOpen() {
        return window != null;
    }

    public FeedPosition head() {
        return window().head();
    }

    public Slice after(FeedPosition place, int limit) {
        return window().after(place, limit);
    }

    /// What the window no longer holds, from the table: empty when the table doesn't hold all of it
    /// either.
    public Uni<List<Change>> older(FeedPosition place, int limit) {
        return table.after(place.number(), limit)
                .map(page -> page.whole() ? page.changes() : List.of());
    }

    /// Whether another pod may have been here already, though this one's reader has yet to come.
    public Uni<Boolean> reached(FeedPosition place) {
        return table.head()
                .map(head -> place.epoch() == head.epoch() && place.number() <= head.number());
    }

    private Window window() {
        var current = window;
        if (current == null) {
            throw ProblemException.unavailable(
                    "The change feed is not read yet.", Duration.ofSeconds(2));
        }
        return current;
    }

    /// Any number of wakes while a read is under way make one more read, never two at a time.
    private void wake() {
        if (wakes.getAndIncrement() == 0) {
            read();
        }
    }

    private void read() {
        var seen = wakes.get();
        var heard = ear;
        catchUp()
                .subscribe()
                .with(
                        _ -> {
                            failing = false;
                            follow(heard);
                            again(seen);
                        },
                        failure -> {
                            warnOnce(failure);
                            leave();
                            again(seen);
                        });
    }

    private void again(int seen) {
        if (wakes.addAndGet(-seen) != 0) {
            read();
        }
    }

    private Uni<Void> catchUp() {
        if (window == null) {
            return table.head().invoke(this::open).replaceWithVoid();
        }
        return Multi.createBy()
                .repeating()
                .uni(() -> table.after(window.head().number(), PAGE))
                .whilst(page -> page.changes().size() == PAGE)
                .invoke(page -> take(page.changes()))
                .onItem()
                .ignoreAsUni();
    }

    /// All that came before the connection heard has been read; what comes later it will hear of.
    private void follow(Ear heard) {
        synchronized (known) {
            if (heard != null && !heard.broken) {
                known.forEach(Known::follow);
            }
        }
    }

    private void leave() {
        synchronized (known) {
            known.forEach(Known::leave);
        }
    }

    /// Rows are known on while just the same stand still, and that is answered before the next
    /// look.
    private void look() {
        if (looking.getAndSet(true)) {
            forget();
            return;
        }
        table.still()
                .onTermination()
                .invoke(() -> looking.set(false))
                .subscribe()
                .with(this::stands, _ -> forget());
    }

    private void stands(String now) {
        if (!now.equals(still)) {
            forget();
        }
        still = now;
    }

    private void forget() {
        known.forEach(Known::forget);
    }

    private void take(List<Change> changes) {
        if (!changes.isEmpty()) {
            changes.forEach(change -> known.forEach(rows -> rows.drop(change)));
            window.append(changes);
            announce(changes);
        }
    }

    private void open(FeedPosition head) {
        leave();
        window = new Window(head, settings.window());
        announce(List.of());
    }

    private void beat() {
        announce(List.of());
        listen();
        if (window != null) {
            compare(window.head());
        }
    }

    /// A head below one that was there before: the database was restored. Subscribers beyond it
    /// will be told to start over.
    private void compare(FeedPosition before) {
        table.head()
                .subscribe()
                .with(
                        head -> {
                            if (head.number() > 0 && head.number() < before.number()) {
                                LOG.warnf(
                                        "The change feed went back from %s to %s: starting over.",
                                        before, head);
                                open(head);
                            }
                        },
                        this::warnOnce);
    }

    private void listen() {
        if (!listening) {
            listening = true;
            var next = new Ear();
            table.listen(this::wake, () -> broken(next))
                    .subscribe()
                    .with(
                            _ -> hear(next),
                            failure -> {
                                listening = false;
                                LOG.debugf(
                                        "Polling, for LISTEN was refused: %s",
                                        failure.getMessage());
                            });
        }
    }

    private void hear(Ear next) {
        LOG.debug("Listening for changes.");
        ear = next;
        wake();
    }

    private void broken(Ear heard) {
        synchronized (known) {
            heard.broken = true;
            leave();
        }
        listening = false;
    }

    private void announce(List<Change> changes) {
        next.getAndSet(new CompletableFuture<>()).complete(changes);
    }

    private void warnOnce(Throwable failure) {
        if (!failing) {
            LOG.warnf(
                    "The change feed can't be read: %s. Streams stand still until it can.",
                    failure.getMessage());
        }
        failing = true;
    }
}
