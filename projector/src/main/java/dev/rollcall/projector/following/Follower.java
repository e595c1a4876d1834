package dev.rollcall.projector.following;

import dev.rollcall.events.Event;
import dev.rollcall.projector.applying.Applier;
import dev.rollcall.projector.applying.Checkpoint;
import dev.rollcall.projector.applying.Delivery;
import dev.rollcall.projector.applying.Outcome;
import dev.rollcall.projector.applying.Slice;
import dev.rollcall.projector.applying.StartOver;
import dev.rollcall.projector.following.LivePartitions.Offer;
import dev.rollcall.projector.projections.Projection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.ToIntFunction;
import org.jboss.logging.Logger;

/// Keeps one view up with the log. Each partition that this pod holds is either live: what the bus
/// delivers is applied from the checkpoint on; or behind: the store is read until it is level
/// again.
///
/// Whatever goes wrong (a failure, a gap between records, a checkpoint that somebody else moved)
/// only ever leads to being behind. So there is one way back, and nothing is skipped. One thread
/// does everything, one signal after the other.
final class Follower<R, E extends Event> implements Runnable {

    private static final Logger LOG = Logger.getLogger(Follower.class);

    private final Projection<R, E> projection;
    private final Applier<R, E> applier;
    private final StartOver<R> startOver;
    private final LongFunction<Page> events;
    private final Pace pace;
    private final BlockingQueue<Signal> inbox = new LinkedBlockingQueue<>();

    private final LivePartitions live = new LivePartitions(this::isMine);
    private final BehindPartitions behind = new BehindPartitions();
    private Signal.Looked looked = new Signal.Looked(Map.of(), Instant.EPOCH);
    private ToIntFunction<String> partitionOf = _ -> -1;
    private boolean stopped;

    Follower(
            Projection<R, E> projection,
            Applier<R, E> applier,
            StartOver<R> startOver,
            LongFunction<Page> events,
            Pace pace) {
        this.projection = projection;
        this.applier = applier;
        this.startOver = startOver;
        this.events = events;
        this.pace = pace;
    }

    void tell(Signal signal) {
        inbox.add(signal);
    }

    Map<Integer, Checkpoint> checkpoints(Set<Integer> partitions) {
        return applier.checkpoints(partitions);
    }

    Optional<Trouble> trouble() {
        return pace.trouble();
    }

    Minute minute() {
        return pace.minute();
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                // Signals first: what they bring is in the store already when it is read after
                // them.
                var signal = next();
                if (signal != null) {
                    handle(signal);
                } else if (behind.isEmpty()) {
                    apply(live.due(List.of(), System.nanoTime()));
                } else {
                    readOn();
                }
            } catch (InterruptedException _) {
                stopped = true;
            } catch (Throwable failure) {
                behind.beginAnew();
                pace.failed(failure);
            }
        }
    }

    private Signal next() throws InterruptedException {
        if (!behind.isEmpty()) {
            return inbox.poll(pace.pause(System.nanoTime()), TimeUnit.NANOSECONDS);
        }
        return live.areStored()
                ? inbox.take()
                : inbox.poll(Held.LATER.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void handle(Signal signal) {
        switch (signal) {
            case Signal.Delivered delivered -> deliver(delivered.withThoseBehind(inbox));
            case Signal.Assigned(var nowLive, var nowBehind, var partitioning) -> {
                partitionOf = partitioning;
                release(nowLive.keySet());
                release(nowBehind.keySet());
                nowLive.forEach(live::follow);
                behind.add(nowBehind);
                if (!nowBehind.isEmpty()) {
                    LOG.infof(
                            "%s reads the store for partitions %s.",
                            projection.name(), nowBehind.keySet());
                }
            }
            case Signal.Revoked(var partitions) -> release(partitions);
            case Signal.Overdue overdue -> overdue(overdue);
            case Signal.Looked now -> {
                looked = now.after(looked);
                now.ends().forEach(this::goBack);
            }
            case Signal.OtherEpoch(var epoch) -> startOver(epoch);
            case Signal.Retry _ -> pace.retryNow();
            case Signal.Stop _ -> stopped = true;
        }
    }

    private void deliver(Signal.Delivered delivered) {
        var done = new HashSet<Integer>();
        try {
            deliver(delivered.batches(), done);
        } finally {
            delivered.applied().complete(done);
        }
    }

    private void deliver(List<Batch> batches, Set<Integer> done) {
        var slices = new ArrayList<Slice>();
        for (var batch : batches) {
            int partition = batch.partition();
            switch (live.offer(batch, System.nanoTime())) {
                case Offer.Next(var slice) -> slices.add(slice);
                case Offer.Known _, Offer.Passed _ -> done.add(partition);
                case Offer.NotLive _ -> fallBehind(partition, batch.nextOffset());
                case Offer.Gap(var from) -> {
                    LOG.warnf(
                            "%s misses records %d to %d of partition %d and reads the store instead.",
                            projection.name(), from, batch.firstOffset() - 1, partition);
                    fallBehind(partition, batch.nextOffset());
                }
            }
        }
        slices.addAll(live.due(slices, System.nanoTime()));
        done.addAll(apply(slices));
    }

    private boolean isMine(Delivery delivery) {
        return delivery.event().map(event -> projection.mustRead(event.type())).orElse(true);
    }

    /// The partitions that were still held.
    private Set<Integer> apply(List<Slice> slices) {
        Set<Integer> held = Set.of();
        if (slices.isEmpty()) {
            return held;
        }
        try {
            held = attempt(slices);
        } catch (Throwable failure) {
            pace.failed(failure);
        }
        for (var slice : slices) {
            if (held.contains(slice.partition())) {
                live.follow(slice.partition(), slice.to());
            } else {
                fallBehind(slice.partition(), slice.to().nextOffset());
            }
        }
        return held;
    }

    private Set<Integer> attempt(List<Slice> slices) {
        long begun = System.nanoTime();
        return switch (applier.apply(slices)) {
            case Outcome.Applied applied -> {
                pace.succeeded(slices, applied, System.nanoTime() - begun);
                yield applied.held();
            }
            case Outcome.OtherEpoch(var epoch) -> {
                startOver(epoch);
                yield Set.of();
            }
            case Outcome.NotLive(var version) -> {
                pace.failed(
                        "version %d is live; this build has version %d and writes nothing"
                                .formatted(version, projection.version()));
                yield Set.of();
            }
            case Outcome.Paused _ -> {
                pace.rest();
                yield Set.of();
            }
        };
    }

    private void readOn() {
        if (!behind.isUnderWay()) {
            if (applier.isPaused()) {
                pace.rest();
                return;
            }
            behind.begin(applier.watermark(), applier.checkpoints(behind.all()));
        }
        var page = events.apply(behind.position());
        var slices = behind.slices(page, partitionOf);
        var held = attempt(slices);
        if (held.size() < slices.size()) {
            // Somebody moved them, or the view starts over: look again where they stand.
            behind.beginAnew();
        } else if (page.isLast()) {
            slices.forEach(slice -> live.follow(slice.partition(), slice.to()));
            behind.clear();
            LOG.infof("%s is level with the store again.", projection.name());
        } else {
            behind.passed(page, slices);
        }
    }

    /// The topic has lost its tail, so offsets are used again.
    private void goBack(int partition, long end) {
        live.find(partition)
                .filter(held -> held.passed().nextOffset() > end)
                .ifPresent(
                        held -> {
                            LOG.warnf(
                                    "Partition %d ends at %d, and %s had come to %d; it reads the"
                                            + " store and goes on from there.",
                                    partition, end, projection.name(), held.passed().nextOffset());
                            live.leave(partition);
                            fallBehind(
                                    partition, new Resumption(held.passed().topicId(), end, true));
                        });
    }

    private void overdue(Signal.Overdue overdue) {
        int partition = partitionOf.applyAsInt(overdue.aggregateId());
        var held = live.find(partition);
        if (held.isEmpty() || isOnItsWay(overdue, partition, held.get().passed())) {
            return;
        }
        LOG.warnf(
                "The bus has not brought an event of aggregate %s in time; %s reads the store for"
                        + " partition %d.",
                overdue.aggregateId(), projection.name(), partition);
        fallBehind(partition, held.get().passed().nextOffset());
    }

    /// A backlog is no loss: the bus has more of the partition, and the event may be there.
    private boolean isOnItsWay(Signal.Overdue overdue, int partition, Checkpoint checkpoint) {
        return checkpoint.position() < overdue.position()
                && looked.at().isAfter(overdue.since())
                && checkpoint.nextOffset() < looked.ends().getOrDefault(partition, 0L);
    }

    private void startOver(long epoch) {
        startOver.in(epoch);
        live.all().forEach((partition, at) -> fallBehind(partition, at.passed().nextOffset()));
        behind.beginAnew();
    }

    /// One that is behind already has that much more to read.
    private void fallBehind(int partition, long nextOffset) {
        live.leave(partition)
                .map(held -> new Resumption(held.passed().topicId(), nextOffset, false))
                .ifPresentOrElse(
                        resumption -> fallBehind(partition, resumption),
                        () -> behind.alsoBrought(partition, nextOffset));
    }

    private void fallBehind(int partition, Resumption resumption) {
        behind.add(Map.of(partition, resumption));
    }

    private void release(Set<Integer> partitions) {
        live.leave(partitions);
        behind.leave(partitions);
    }
}
