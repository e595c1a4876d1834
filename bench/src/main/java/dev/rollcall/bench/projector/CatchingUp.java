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

    private static final Duration STALLED = Duration.ofMinutes(2);
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /// The first events of the log are not counted: a JVM compiles what is called often.
    private static final int WARM_UP = 6;

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
            Views.letGo(held);
            long skipped = await(views, pods, warmUp());
            var before = processorTime(pods);
            MACHINE.getCpuLoad();
            long start = System.nanoTime();
            await(views, pods, log.events());
            double seconds = (System.nanoTime() - start) / 1e9;
            double own = processorTime(pods).minus(before).toMillis() / 1e3 / seconds;
            return new Caught(
                    (log.events() - skipped) / seconds,
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

    private int warmUp() {
        return log.events() / WARM_UP;
    }

    /// How many records both views have dealt with then; at least so many.
    private static long await(Views views, List<ProjectorPod> pods, int records)
            throws SQLException, InterruptedException {
        long start = System.nanoTime();
        long done = views.done();
        while (done < records) {
            if (System.nanoTime() - start > STALLED.toNanos()) {
                throw pods.getFirst().failure("stalls at %d records".formatted(done));
            }
            Thread.sleep(20);
            done = views.done();
        }
        return done;
    }

    Caught setBased() throws SQLException {
        var views = views();
        SetBased.both(views.database(), 0, warmUp());
        double seconds = SetBased.both(views.database(), warmUp(), log.events());
        var fingerprint = views.fingerprint();
        views.database().drop();
        return new Caught((log.events() - warmUp()) / seconds, 0, 0, fingerprint);
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
