package dev.rollcall.commands.outbound.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// What operators see of webhooks: `rollcall_webhook_deliveries` by outcome, and how long receivers
/// take.
@ApplicationScoped
class DeliveryMetrics {

    private final MeterRegistry registry;
    private final Timer answered;

    DeliveryMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.answered =
                Timer.builder("rollcall_webhook_answer_seconds")
                        .publishPercentileHistogram()
                        .register(registry);
    }

    void count(String outcome) {
        registry.counter("rollcall_webhook_deliveries", "outcome", outcome).increment();
    }

    void answered(Duration after) {
        answered.record(after);
    }
}
