package dev.rollcall.commands.polls;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;

/// What operators see of polls. What several pods try counts at the one that did it.
@Singleton
final class PollsMetrics {

    private final Counter opened;
    private final Counter reminders;
    private final Counter closed;
    private final Counter digests;
    private final Counter passedOver;
    private final Counter failures;
    private final Timer lateness;

    PollsMetrics(MeterRegistry registry) {
        opened = registry.counter("rollcall_polls_opened");
        reminders = registry.counter("rollcall_polls_reminders");
        closed = registry.counter("rollcall_polls_closed");
        digests = registry.counter("rollcall_digests_made");
        passedOver = registry.counter("rollcall_polls_passed_over");
        failures = registry.counter("rollcall_polls_failures");
        lateness =
                Timer.builder("rollcall_polls_late_seconds")
                        .publishPercentileHistogram()
                        .register(registry);
    }

    void opened(Duration late) {
        opened.increment();
        lateness.record(late);
    }

    void reminded() {
        reminders.increment();
    }

    void closed() {
        closed.increment();
    }

    void digested() {
        digests.increment();
    }

    void passedOver(int slots) {
        passedOver.increment(slots);
    }

    void failed() {
        failures.increment();
    }
}
