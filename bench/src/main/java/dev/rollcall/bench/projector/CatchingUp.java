package dev.rollcall.bench.projector;

import com.sun.management.OperatingSystemMXBean;
import dev.rollcall.bench.Broker;
import dev.rollcall.bench.Database;
import dev.rollcall.bench.FilledLog;
import dev.rollcall.local.launch.StackSettings;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/// A full topic, and views that have seen nothing of it, as often as asked for: each time in a new
/// database that holds the same log.
final class CatchingUp {

    private static final Duration STALLED = Duration.ofSeconds(60);
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final StackSettings settings;
    private final FilledLog log;
    private final Broker broker;
    private final String topic;
    private final String topicId;
    private int copies;

    CatchingUp(StackSettings settings, FilledLog log, Broker broker)
            throws InterruptedException, SQLException, ExecutionException {
        this.settings = settings;
        this.log = log;
        this.broker = broker;
        this.topic = broker.newTopic();
        log.publishThroughRelay(broker, topic);
        this.topicId = broker.id(topic);
    }

    /// What a run came to.
    ///
    /// @param busy the share of all processors, 0 to 1
    record Caught(double eventsPerSecond, double busy, double projectors, String fingerprint) {}

    /// Packaged projectors, from when they hold their partitions to the last event.
    Caught projectors(int count) throws SQLException, InterruptedException {
        var views = views();
        var pods = new ArrayList<ProjectorPod>();
        try (var held = views.hold()) {
            for (int n = 0; n < count; n++) {
                pods.add(new ProjectorPod(settings, views.database(), broker, topic));
            }
            for (var pod : pods) {
                pod.awaitPartitions(Broker.PARTITIONS / count);
            }
            var before = processorTime(pods);
            MACHINE.getCpuLoad();
            Views.letGo(held);
            long start = System.nanoTime();
            awaitAll(views, pods, start);
            double seconds = (System.nanoTime() - start) / 1e9;
            double own = processorTime(pods).minus(before).toMillis() / 1e3 / seconds;
            return new Caught(
                    log.events() / seconds,
                    MACHINE.getCpuLoad(),
                    own / Runtime.getRuntime().availableProcessors(),
                    views.fingerprint());
        } finally {
            pods.forEach(ProjectorPod::close);
            views.database().drop();
        }
    }

    private static Duration processorTime(List<ProjectorPod> pods) {
        var sum = Duration.ZERO;
        for (var pod : pods) {
            sum = sum.plus(pod.processorTime());
        }
        return sum;
    }

    private void awaitAll(Views views, List<ProjectorPod> pods, long start)
            throws SQLException, InterruptedException {
        while (views.done() < log.events()) {
            if (System.nanoTime() - start > STALLED.toNanos()) {
                throw pods.getFirst().failure("stalls at %d records".formatted(views.done()));
            }
            Thread.sleep(20);
        }
    }

    Caught setBased() throws SQLException {
        var views = views();
        double seconds = SetBased.both(views.database(), log.events());
        var fingerprint = views.fingerprint();
        views.database().drop();
        return new Caught(log.events() / seconds, 0, 0, fingerprint);
    }

    /// Over the first events of the topic; it would take long.
    Caught eventByEvent(int events) throws Exception {
        var views = views();
        double rate;
        try (var consumer = new EventByEvent(views.database(), broker, topic)) {
            rate = consumer.rate(events);
        }
        views.database().drop();
        return new Caught(rate, 0, 0, "");
    }

    private Views views() throws SQLException {
        Database copy = log.database().copy("%s_%d".formatted(topic.replace('.', '_'), ++copies));
        return new Views(copy).ready(topicId, 0);
    }
}
