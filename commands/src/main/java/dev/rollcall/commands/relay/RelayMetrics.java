package dev.rollcall.commands.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// What operators see of the relay: who leads, how far it is, what waits, what went wrong.
@Singleton
public final class RelayMetrics {

    private final AtomicInteger leader;
    private final AtomicLong position;
    private final Counter published;
    private final Counter failures;
    private final DistributionSummary pages;
    private final Timer times;
    private volatile Backlog backlog = Backlog.NONE;
    private volatile Optional<String> trouble = Optional.empty();

    public RelayMetrics(MeterRegistry registry) {
        leader = registry.gauge("rollcall_relay_leader", new AtomicInteger());
        position = registry.gauge("rollcall_relay_position", new AtomicLong());
        registry.gauge("rollcall_relay_log_position", this, it -> it.backlog.head());
        registry.gauge("rollcall_relay_backlog_events", this, it -> it.backlog.events());
        registry.gauge("rollcall_relay_backlog_age_seconds", this, it -> it.backlog.seconds());
        published = registry.counter("rollcall_relay_events");
        failures = registry.counter("rollcall_relay_failures");
        pages = registry.summary("rollcall_relay_page_events");
        times =
                Timer.builder("rollcall_relay_publish_seconds")
                        .publishPercentileHistogram()
                        .register(registry);
    }

    void leads() {
        leader.set(1);
    }

    void follows() {
        leader.set(0);
    }

    void works() {
        trouble = Optional.empty();
    }

    /// Whether it is another trouble than before.
    boolean failed(String why) {
        failures.increment();
        boolean other = !trouble.equals(Optional.of(why));
        trouble = Optional.of(why);
        return other;
    }

    void waits(Backlog waiting) {
        backlog = waiting;
    }

    void read(int events) {
        pages.record(events);
    }

    void published(long nanos) {
        published.increment();
        times.record(nanos, TimeUnit.NANOSECONDS);
    }

    void reached(long checkpoint) {
        position.set(checkpoint);
    }

    boolean isLeader() {
        return leader.get() == 1;
    }

    Backlog backlog() {
        return backlog;
    }

    Optional<String> trouble() {
        return trouble;
    }
}
