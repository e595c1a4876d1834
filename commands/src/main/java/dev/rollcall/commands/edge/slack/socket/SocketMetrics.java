package dev.rollcall.commands.edge.slack.socket;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/// What operators see of the sockets: `rollcall_slack_sockets_open` of
/// `rollcall_slack_sockets_wanted`, `rollcall_slack_sockets_ended` by reason, and
/// `rollcall_slack_envelopes` by what became of them.
@ApplicationScoped
class SocketMetrics {

    private final MeterRegistry registry;

    SocketMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void watch(SlackSockets sockets) {
        registry.gauge("rollcall_slack_sockets_wanted", sockets, SlackSockets::wanted);
        registry.gauge("rollcall_slack_sockets_open", sockets, SlackSockets::open);
    }

    void ended(String reason) {
        registry.counter("rollcall_slack_sockets_ended", "reason", reason).increment();
    }

    void envelope(String outcome) {
        registry.counter("rollcall_slack_envelopes", "outcome", outcome).increment();
    }
}
