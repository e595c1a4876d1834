package dev.rollcall.bench;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/// Callers that each do one thing, wait for its end, and do the next.
public final class Callers {

    private final Supplier<Uni<Void>> work;
    private final LongAdder done = new LongAdder();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private Callers(Supplier<Uni<Void>> work) {
        this.work = work;
    }

    /// How many `count` callers do per second. A failure fails the run.
    public static double rate(int count, Duration time, Supplier<Uni<Void>> work)
            throws InterruptedException {
        var callers = new Callers(work);
        long start = System.nanoTime();
        callers.run(count, start + time.toNanos());
        double seconds = (System.nanoTime() - start) / 1e9;
        if (callers.failure.get() != null) {
            throw new IllegalStateException("a call failed", callers.failure.get());
        }
        return callers.done.sum() / seconds;
    }

    private void run(int count, long end) throws InterruptedException {
        var running = new CountDownLatch(count);
        for (int n = 0; n < count; n++) {
            next(end, running);
        }
        running.await();
    }

    private void next(long end, CountDownLatch running) {
        if (System.nanoTime() >= end || failure.get() != null) {
            running.countDown();
            return;
        }
        work.get()
                .subscribe()
                .with(
                        _ -> {
                            done.increment();
                            next(end, running);
                        },
                        failed -> {
                            failure.compareAndSet(null, failed);
                            running.countDown();
                        });
    }
}
