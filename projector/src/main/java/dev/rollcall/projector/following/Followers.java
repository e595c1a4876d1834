package dev.rollcall.projector.following;

import dev.rollcall.events.Event;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.projector.applying.Applier;
import dev.rollcall.projector.applying.Checkpoint;
import dev.rollcall.projector.applying.StartOver;
import dev.rollcall.projector.database.DatabaseConfig;
import dev.rollcall.projector.database.Transactions;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.Projections;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/// One follower for each view, on a thread of its own: none waits for another.
@ApplicationScoped
public class Followers {

    private static final Logger LOG = Logger.getLogger(Followers.class);

    private final Map<String, Follower<?, ?>> followers = new LinkedHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Transactions transactions;
    private final EventReader reader;
    private final DatabaseConfig database;
    private final FollowingConfig config;
    private final MeterRegistry meters;
    private final Set<Integer> held = ConcurrentHashMap.newKeySet();
    private volatile ToIntFunction<String> partitionOf = _ -> -1;

    Followers(
            Transactions transactions,
            Pool pool,
            DatabaseConfig database,
            FollowingConfig config,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.reader = new EventReader(pool);
        this.database = database;
        this.config = config;
        this.meters = meters;
        Projections.ALL.forEach(
                projection -> followers.put(projection.name(), follower(projection)));
    }

    private <R, E extends Event> Follower<R, E> follower(Projection<R, E> projection) {
        var backoff =
                new Backoff(
                        config.shortestWait(), config.longestWait(), RandomGenerator.getDefault());
        return new Follower<>(
                projection,
                new Applier<>(projection, transactions, config.pauseAfter()),
                new StartOver<>(projection, transactions),
                this::page,
                new Pace(
                        projection.name(),
                        backoff,
                        new FollowingMetrics(projection.name(), meters)));
    }

    private Page page(long position) {
        var events = reader.after(position, config.page()).await().atMost(database.patience());
        return new Page(events, events.size() < config.page());
    }

    void start(@Observes StartupEvent event) {
        followers.forEach(
                (name, follower) ->
                        threads.add(Thread.ofVirtual().name("follow-" + name).start(follower)));
    }

    /// What is in flight is finished; what is not begun is for whoever holds the partitions next.
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        followers.values().forEach(follower -> follower.tell(new Signal.Stop()));
        for (var thread : threads) {
            if (!thread.join(config.stopWithin())) {
                LOG.warnf("%s is still in a batch, which will be rolled back.", thread.getName());
            }
        }
    }

    /// This pod holds these partitions now. Returns the offsets from which the bus shall go on.
    /// Fails where the database can't be asked; then the partitions are not followed yet.
    public Map<Integer, Long> assign(
            Map<Integer, Reach> reaches, ToIntFunction<String> partitionOf) {
        var checkpoints = new HashMap<Follower<?, ?>, Map<Integer, Checkpoint>>();
        followers.values().forEach(it -> checkpoints.put(it, it.checkpoints(reaches.keySet())));
        var offsets = new HashMap<Integer, Long>();
        reaches.forEach(
                (partition, reach) ->
                        offsets.put(
                                partition,
                                checkpoints.values().stream()
                                        .map(some -> some.get(partition))
                                        .filter(reach::continues)
                                        .mapToLong(Checkpoint::nextOffset)
                                        .min()
                                        .orElse(reach.end())));
        checkpoints.forEach(
                (follower, some) -> {
                    var live = new HashMap<Integer, Checkpoint>();
                    var behind = new HashMap<Integer, Resumption>();
                    reaches.forEach(
                            (partition, reach) -> {
                                if (reach.continues(some.get(partition))) {
                                    live.put(partition, some.get(partition));
                                } else {
                                    behind.put(
                                            partition,
                                            new Resumption(
                                                    reach.topicId(), offsets.get(partition), true));
                                }
                            });
                    follower.tell(new Signal.Assigned(live, behind, partitionOf));
                });
        var ends = new HashMap<Integer, Long>();
        reaches.forEach((partition, reach) -> ends.put(partition, reach.end()));
        looked(ends);
        this.partitionOf = partitionOf;
        held.addAll(reaches.keySet());
        return offsets;
    }

    /// Where the bus ends now: the offset behind the last record of each partition.
    public void looked(Map<Integer, Long> ends) {
        var looked = new Signal.Looked(Map.copyOf(ends), Instant.now());
        followers.values().forEach(it -> it.tell(looked));
    }

    public void revoke(Set<Integer> partitions) {
        held.removeAll(partitions);
        followers.values().forEach(it -> it.tell(new Signal.Revoked(partitions)));
    }

    /// Answers, when every view has dealt with the batches, with the partitions whose records are
    /// in every view.
    public CompletionStage<Set<Integer>> deliver(List<Batch> batches) {
        var all = CompletableFuture.<Set<Integer>>completedFuture(null);
        for (var follower : followers.values()) {
            var applied = new CompletableFuture<Set<Integer>>();
            follower.tell(new Signal.Delivered(batches, applied));
            all = all.thenCombine(applied, Followers::common);
        }
        return all;
    }

    private static Set<Integer> common(Set<Integer> one, Set<Integer> other) {
        if (one == null) {
            return other;
        }
        var both = new HashSet<>(one);
        both.retainAll(other);
        return both;
    }

    /// A view should have seen this event of an aggregate, which the bus had since then to bring.
    public void overdue(String projection, String aggregateId, long position, Instant since) {
        followers.get(projection).tell(new Signal.Overdue(aggregateId, position, since));
    }

    public void otherEpoch(String projection, long epoch) {
        followers.get(projection).tell(new Signal.OtherEpoch(epoch));
    }

    public void otherVersion(String projection) {
        followers.get(projection).tell(new Signal.Retry());
    }

    /// The partitions that this pod follows.
    public Set<Integer> held() {
        return Set.copyOf(held);
    }

    /// -1 while this pod has not been given any partition yet.
    public int partitionOf(String aggregateId) {
        return partitionOf.applyAsInt(aggregateId);
    }

    /// What was done for a view since this was last asked, which is once a minute.
    public Minute minute(String projection) {
        return followers.get(projection).minute();
    }

    /// The views that can't get on, by name.
    public Map<String, Trouble> troubles() {
        var troubles = new LinkedHashMap<String, Trouble>();
        followers.forEach(
                (name, follower) ->
                        follower.trouble().ifPresent(trouble -> troubles.put(name, trouble)));
        return troubles;
    }
}
