package dev.rollcall.eventstore.append;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Three threads on one queue, whose bounds are so low that each of them is met. Lincheck draws
/// the same scenarios in every run; how the threads meet is up to the machine.
@Tag("lincheck")
public class LinearizableQueueTest {

    private static final AppendSettings SETTINGS =
            new AppendSettings(1, 2, 10, 3, 12, Appends.PATIENCE);
    private static final List<PendingAppend> APPENDS =
            IntStream.rangeClosed(0, 4).mapToObj(LinearizableQueueTest::pending).toList();

    private final AppendQueue queue = new AppendQueue(SETTINGS);

    @Test
    void threads_get_from_the_queue_what_they_could_have_got_one_after_the_other() {
        new StressOptions()
                .iterations(30)
                .invocationsPerIteration(1_000)
                .threads(3)
                .actorsPerThread(3)
                .check(LinearizableQueueTest.class);
    }

    @Operation
    public boolean offer(@Param(gen = IntGen.class, conf = "0:4") int weight) {
        return queue.offer(APPENDS.get(weight));
    }

    @Operation
    public Optional<List<String>> take() {
        return queue.take()
                .map(batch -> batch.stream().map(LinearizableQueueTest::stream).toList());
    }

    @Operation
    public void done() {
        queue.done();
    }

    private static String stream(PendingAppend pending) {
        return pending.append().events().getFirst().aggregateId();
    }

    private static PendingAppend pending(int weight) {
        var event =
                new NewEvent(
                        new UUID(0, weight),
                        "T",
                        1,
                        "stream-" + weight,
                        1,
                        "x".repeat(weight),
                        "{}");
        var pending = new AtomicReference<PendingAppend>();
        Uni.createFrom()
                .<AppendResult>emitter(
                        caller -> pending.set(new PendingAppend(Appends.append(event), caller)))
                .subscribe()
                .with(_ -> {});
        return pending.get();
    }
}
