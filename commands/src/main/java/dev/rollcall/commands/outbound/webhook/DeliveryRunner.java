package dev.rollcall.commands.outbound.webhook;

import dev.rollcall.commands.outbound.claims.ClaimRunner;
import dev.rollcall.commands.webhook.SecretsUpkeep;
import dev.rollcall.commands.webhook.WebhooksConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Carries out deliveries for as long as the service runs, on every pod, some at the same time and
/// in no order.
@ApplicationScoped
class DeliveryRunner {

    private final ClaimRunner<Delivery> runner;

    DeliveryRunner(
            DeliveryClaims claims,
            WantedDeliveries wanted,
            DeliveryAttempt attempt,
            SecretsUpkeep secrets,
            WebhooksConfig config) {
        this.runner =
                new ClaimRunner<>(
                        "webhook-deliveries",
                        new ClaimRunner.Work<>(
                                claims::claim,
                                attempt::carryOut,
                                delivery ->
                                        "delivery %s of webhook %s"
                                                .formatted(delivery.id(), delivery.webhook()),
                                () -> wanted.forget().chain(secrets::once)),
                        new ClaimRunner.Pace(
                                config.parallel(), config.poll(), config.forgetEvery()));
    }

    void wake() {
        runner.wake();
    }

    void start(@Observes StartupEvent started) {
        runner.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        runner.stop();
    }
}
