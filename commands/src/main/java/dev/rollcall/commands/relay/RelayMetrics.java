package dev.rollcall.commands.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// What operators see of the relay: who leads, how far it is, what went wrong.
final class RelayMetrics {

    private final AtomicInteger leader;
    private final AtomicLong position;
    private final Counter published;
    private final Counter failures;

    RelayMetrics(MeterRegistry registry) {
        leader = registry.gauge("rollcall_relay_leader", new AtomicInteger());
        position = registry.gauge("rollcall_relay_position", new AtomicLong());
        published = registry.counter("rollcall_relay_events");
        failures = registry.counter("rollcall_relay_failures");
    }

    void leads(long checkpoint) {
        leader.set(1);
        position.set(checkpoint);
    }

    void follows() {
        leader.set(0);
    }

    void published(int events) {
        published.increment(events);
    }

    void failed() {
        failures.increment();
    }
}
