package dev.rollcall.commands.store;

import dev.rollcall.eventstore.append.AppendReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;

/// What operators see of the statements that callers share.
@ApplicationScoped
class AppendMetrics {

    private final DistributionSummary appends;
    private final DistributionSummary events;
    private final Timer waits;
    private final Timer statements;
    private final Counter brokenGuards;

    AppendMetrics(MeterRegistry registry) {
        appends = sizes("rollcall_append_batch_appends", registry);
        events = sizes("rollcall_append_batch_events", registry);
        waits = times("rollcall_append_wait_seconds", registry);
        statements = times("rollcall_append_statement_seconds", registry);
        brokenGuards = registry.counter("rollcall_append_broken_guards");
    }

    void record(AppendReport report) {
        appends.record(report.appends());
        events.record(report.events());
        waits.record(report.waited());
        statements.record(report.statement());
        brokenGuards.increment(report.brokenGuards());
    }

    private static DistributionSummary sizes(String name, MeterRegistry registry) {
        return DistributionSummary.builder(name)
                .publishPercentileHistogram()
                .minimumExpectedValue(1.0)
                .maximumExpectedValue(1_000.0)
                .register(registry);
    }

    private static Timer times(String name, MeterRegistry registry) {
        return Timer.builder(name).publishPercentileHistogram().register(registry);
    }
}
