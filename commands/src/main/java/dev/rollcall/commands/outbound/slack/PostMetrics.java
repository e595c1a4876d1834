package dev.rollcall.commands.outbound.slack;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/// What operators see of what the bot says: `rollcall_slack_posts` by outcome.
@ApplicationScoped
class PostMetrics {

    private final MeterRegistry registry;

    PostMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(String outcome) {
        registry.counter("rollcall_slack_posts", "outcome", outcome).increment();
    }
}
