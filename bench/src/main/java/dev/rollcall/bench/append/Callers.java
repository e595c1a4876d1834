package dev.rollcall.bench.append;

import dev.rollcall.eventstore.append.Append;
import dev.rollcall.eventstore.append.AppendResult;
import dev.rollcall.eventstore.append.AppendResult.Appended;
import dev.rollcall.eventstore.append.AppendResult.Conflict;
import dev.rollcall.eventstore.append.Appender;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/// Callers that each append, wait for the answer, and append again.
final class Callers {

    private final Appender appender;
    private final Supplier<Append> appends;
    private final LongAdder appended = new LongAdder();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private Callers(Appender appender, Supplier<Append> appends) {
        this.appender = appender;
        this.appends = appends;
    }

    /// Appends per second of `count` callers. Whatever is not stored fails the run.
    static double rate(Appender appender, int count, Duration time, Supplier<Append> appends)
            throws InterruptedException {
        var callers = new Callers(appender, appends);
        long start = System.nanoTime();
        callers.run(count, start + time.toNanos());
        double seconds = (System.nanoTime() - start) / 1e9;
        if (callers.failure.get() != null) {
            throw new IllegalStateException("an append failed", callers.failure.get());
        }
        return callers.appended.sum() / seconds;
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
        appender.append(appends.get())
                .subscribe()
                .with(
                        result -> {
                            count(result);
                            next(end, running);
                        },
                        failed -> {
                            failure.compareAndSet(null, failed);
                            running.countDown();
                        });
    }

    private void count(AppendResult result) {
        switch (result) {
            case Appended _ -> appended.increment();
            case Conflict _ ->
                    failure.compareAndSet(null, new IllegalStateException("unexpected conflict"));
        }
    }
}
