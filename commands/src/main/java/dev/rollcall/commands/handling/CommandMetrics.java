package dev.rollcall.commands.handling;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// What operators see of the write side: how many events, how long commands take and how they end.
@ApplicationScoped
class CommandMetrics {

    private final MeterRegistry registry;
    private final Counter eventsWritten;
    private final Counter conflicts;
    private final Counter repeats;
    private final Counter retries;

    CommandMetrics(MeterRegistry registry) {
        this.registry = registry;
        eventsWritten = registry.counter("rollcall_events_written");
        conflicts = registry.counter("rollcall_append_conflicts");
        repeats = registry.counter("rollcall_commands_repeated");
        retries = registry.counter("rollcall_command_retries");
    }

    void watch(Breaker breaker) {
        Gauge.builder("rollcall_store_away", breaker, watched -> watched.isOpen() ? 1 : 0)
                .register(registry);
    }

    void appended(int events) {
        eventsWritten.increment(events);
    }

    void conflict() {
        conflicts.increment();
    }

    void retry() {
        retries.increment();
    }

    void repeat() {
        repeats.increment();
    }

    Uni<Outcome> timed(Uni<Outcome> handling) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            var start = Timer.start(registry);
                            return handling.onItemOrFailure()
                                    .invoke(
                                            (outcome, failure) ->
                                                    start.stop(timer(outcome, failure)));
                        });
    }

    private Timer timer(Outcome outcome, Throwable failure) {
        return Timer.builder("rollcall_command_seconds")
                .tag("outcome", failure == null ? name(outcome) : "failed")
                .publishPercentileHistogram()
                .register(registry);
    }

    private static String name(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> "done";
            case Outcome.Rejected _ -> "rejected";
            case Outcome.Outdated _ -> "outdated";
            case Outcome.IdReused _ -> "id_reused";
        };
    }
}
