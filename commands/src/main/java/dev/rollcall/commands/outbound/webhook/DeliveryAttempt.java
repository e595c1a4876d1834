package dev.rollcall.commands.outbound.webhook;

import dev.rollcall.commands.outbound.webhook.Receiver.Outcome.Answered;
import dev.rollcall.commands.outbound.webhook.Receiver.Outcome.Failed;
import dev.rollcall.commands.webhook.WebhookSecret;
import dev.rollcall.commands.webhook.WebhookSecrets;
import dev.rollcall.commands.webhook.WebhookSecrets.Standing;
import dev.rollcall.commands.webhook.WebhooksConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/// Tells a webhook one thing. It is told at least once: a pod that dies between the answer and its
/// note leaves another one to tell it again, under the same id. Blocks.
@ApplicationScoped
class DeliveryAttempt {

    private static final Logger LOG = Logger.getLogger(DeliveryAttempt.class);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int GONE = 410;

    private final BodyComposer composer;
    private final WebhookSecrets secrets;
    private final Receiver receiver;
    private final DeliveryClaims claims;
    private final WebhookEnds ends;
    private final DeliveryMetrics metrics;
    private final WebhooksConfig config;
    private final Pauses pauses;
    private final Clock clock;

    DeliveryAttempt(
            BodyComposer composer,
            WebhookSecrets secrets,
            Receiver receiver,
            DeliveryClaims claims,
            WebhookEnds ends,
            DeliveryMetrics metrics,
            WebhooksConfig config,
            Clock clock) {
        this.composer = composer;
        this.secrets = secrets;
        this.receiver = receiver;
        this.claims = claims;
        this.ends = ends;
        this.metrics = metrics;
        this.config = config;
        this.pauses = new Pauses(config.firstPause(), config.longestPause());
        this.clock = clock;
    }

    void carryOut(Delivery delivery) {
        Tidings tidings;
        try {
            tidings = composer.compose(delivery);
        } catch (RuntimeException failure) {
            tryLater(delivery, null, "not_composed: " + failure.getMessage(), Duration.ZERO);
            return;
        }
        switch (tidings) {
            case Tidings.Nothing(var reason) -> {
                metrics.count("skipped");
                await(claims.skipped(delivery, reason));
            }
            case Tidings.Say(var body) -> tell(delivery, body.toJson());
        }
    }

    private void tell(Delivery delivery, byte[] body) {
        switch (await(secrets.of(delivery.webhook()))) {
            case Standing.Known(var keys) when keys.isEmpty() ->
                    tryLater(delivery, null, "no_secret", Duration.ZERO);
            case Standing.Known(var keys) -> tell(delivery, body, keys);
            case Standing.Locked(var why) ->
                    tryLater(delivery, null, "secret_locked: " + why, Duration.ZERO);
        }
    }

    private void tell(Delivery delivery, byte[] body, List<WebhookSecret> keys) {
        long timestamp = clock.instant().getEpochSecond();
        long begun = System.nanoTime();
        var outcome =
                receiver.post(
                        delivery.url(),
                        body,
                        Map.of(
                                "content-type",
                                "application/json",
                                "user-agent",
                                "Rollcall-Webhooks",
                                "webhook-id",
                                delivery.id().toString(),
                                "webhook-timestamp",
                                Long.toString(timestamp),
                                "webhook-signature",
                                Signature.of(delivery.id(), timestamp, body, keys)));
        metrics.answered(Duration.ofNanos(System.nanoTime() - begun));
        end(delivery, outcome);
    }

    private void end(Delivery delivery, Receiver.Outcome outcome) {
        switch (outcome) {
            case Answered(var code, _) when code >= 200 && code < 300 -> {
                metrics.count("delivered");
                await(claims.delivered(delivery, code));
            }
            case Answered(var code, _) when code == GONE -> {
                metrics.count("gone");
                await(ends.disable(delivery, "the receiver answered 410 Gone"));
                giveUp(delivery, code, "gone");
            }
            case Answered(var code, var retryAfter) -> {
                var asked = pauses.asked(retryAfter, clock.instant());
                asked.ifPresent(pause -> await(claims.allLater(delivery.webhook(), pause)));
                tryLater(delivery, code, "status_" + code, asked.orElse(Duration.ZERO));
            }
            case Failed(var reason, var hopeless) when hopeless -> {
                metrics.count("given_up");
                giveUp(delivery, null, reason);
            }
            case Failed(var reason, _) -> tryLater(delivery, null, reason, Duration.ZERO);
        }
    }

    private void tryLater(Delivery delivery, Integer code, String reason, Duration atLeast) {
        if (delivery.attempts() >= config.attempts()) {
            metrics.count("given_up");
            giveUp(delivery, code, reason);
            return;
        }
        var grown = pauses.after(delivery.attempts(), ThreadLocalRandom.current().nextDouble());
        var pause = grown.compareTo(atLeast) > 0 ? grown : atLeast;
        metrics.count("retried");
        LOG.infof(
                "webhook %s: delivery %s failed (%s); trying again in %d ms",
                delivery.webhook(), delivery.id(), reason, pause.toMillis());
        await(claims.later(delivery, pause, code, reason));
    }

    private void giveUp(Delivery delivery, Integer code, String reason) {
        LOG.errorf(
                "webhook %s: gave up delivery %s at attempt %d: %s. What to do: %s",
                delivery.webhook(),
                delivery.id(),
                delivery.attempts(),
                reason,
                DeliveryState.remedyOf(reason));
        await(claims.givenUp(delivery, code, reason));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(ANSWER);
    }
}
