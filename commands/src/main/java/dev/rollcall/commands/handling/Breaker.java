package dev.rollcall.commands.handling;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Fails fast while the store is known to be away: once that many tries have failed one after the
/// other, only one is let through each pause, whatever becomes of it. The first that gets an answer
/// ends it. After Michael Nygard, "Release It!".
final class Breaker {

    private static final Logger LOG = Logger.getLogger(Breaker.class);

    private final int failures;
    private final long pause;
    private final LongSupplier nanoTime;
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong nextProbe = new AtomicLong();

    Breaker(int failures, Duration pause, LongSupplier nanoTime) {
        this.failures = failures;
        this.pause = pause.toNanos();
        this.nanoTime = nanoTime;
    }

    /// Fails with [UnavailableException] where the store is known to be away.
    <T> Uni<T> protect(Supplier<Uni<T>> tries) {
        return Uni.createFrom()
                .deferred(
                        () ->
                                isOpen() && !probes()
                                        ? Uni.createFrom()
                                                .failure(
                                                        new UnavailableException(
                                                                "the event store is away"))
                                        : tries.get()
                                                .onItem()
                                                .invoke(this::answered)
                                                .onFailure(TransientFailures::isTransient)
                                                .invoke(this::failed));
    }

    private void answered() {
        if (failed.getAndSet(0) >= failures) {
            LOG.info("the event store answers again");
        }
    }

    void failed() {
        if (failed.incrementAndGet() == failures) {
            nextProbe.set(nanoTime.getAsLong() + pause);
            LOG.errorf(
                    "the event store is away: %d tries failed in a row; commands get 503 at once, and one is tried every %d ms to see whether it is back",
                    failures, Duration.ofNanos(pause).toMillis());
        }
    }

    boolean isOpen() {
        return failed.get() >= failures;
    }

    private boolean probes() {
        long due = nextProbe.get();
        long now = nanoTime.getAsLong();
        return now - due >= 0 && nextProbe.compareAndSet(due, now + pause);
    }
}
