package dev.rollcall.bench.http;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Calls at a fixed rate, whether those before are answered or not. The time of each counts from
/// when it was due, so that a server that stalls is charged for all who would have called.
public final class Schedule {

    /// A bound to what waits here; those behind it are late, and that counts.
    private static final int UNDER_WAY = 5_000;

    private final Supplier<Uni<Void>> call;
    private final Semaphore free = new Semaphore(UNDER_WAY);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final long[] nanos;

    private Schedule(int calls, Supplier<Uni<Void>> call) {
        this.call = call;
        this.nanos = new long[calls];
    }

    /// How long the calls took. A failure fails the run.
    public static Times run(double perSecond, Duration time, Supplier<Uni<Void>> call)
            throws InterruptedException {
        var schedule = new Schedule(Math.max(1, (int) (perSecond * time.toMillis() / 1_000)), call);
        schedule.run((long) (1e9 / perSecond));
        if (schedule.failure.get() != null) {
            throw new IllegalStateException("a call failed", schedule.failure.get());
        }
        return new Times(schedule.nanos);
    }

    private void run(long interval) throws InterruptedException {
        long start = System.nanoTime();
        for (int n = 0; n < nanos.length && failure.get() == null; n++) {
            long due = start + n * interval;
            LockSupport.parkNanos(due - System.nanoTime());
            free.acquire();
            send(n, due);
        }
        free.acquire(UNDER_WAY);
    }

    private void send(int n, long due) {
        call.get()
                .onItem()
                .invoke(() -> nanos[n] = System.nanoTime() - due)
                .onFailure()
                .invoke(failed -> failure.compareAndSet(null, failed))
                .subscribe()
                .with(_ -> free.release(), _ -> free.release());
    }
}
