package dev.rollcall.commands.outbound.webhook;

import dev.rollcall.commands.webhook.WebhooksConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Carries out deliveries for as long as the service runs, on every pod, some at the same time and
/// in no order.
@ApplicationScoped
class DeliveryRunner {

    private static final Logger LOG = Logger.getLogger(DeliveryRunner.class);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final DeliveryLog log;
    private final DeliveryAttempt attempt;
    private final WebhooksConfig config;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore hands;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean stopping;
    private Thread thread;
    private long nextForgetting = System.nanoTime();

    DeliveryRunner(DeliveryLog log, DeliveryAttempt attempt, WebhooksConfig config) {
        this.log = log;
        this.attempt = attempt;
        this.config = config;
        this.hands = new Semaphore(config.parallel());
    }

    void wake() {
        news.release();
    }

    void start(@Observes StartupEvent started) {
        thread = Thread.ofVirtual().name("webhooks").start(this::run);
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        wake();
        if (thread != null) {
            thread.join(ANSWER);
        }
        threads.shutdown();
        if (!threads.awaitTermination(ANSWER.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("webhooks: deliveries are still under way; another pod repeats them later");
        }
    }

    private void run() {
        try {
            while (!stopping) {
                hands.acquire();
                if (!startOne()) {
                    forgetWhenDue();
                    awaitNews();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether there was one to start; takes the hand for it.
    private boolean startOne() {
        var claimed = claim();
        if (claimed.isEmpty()) {
            hands.release();
            return false;
        }
        threads.execute(() -> carryOut(claimed.get()));
        return true;
    }

    private Optional<Delivery> claim() {
        try {
            return log.claim().await().atMost(ANSWER);
        } catch (RuntimeException failure) {
            if (!stopping) {
                LOG.warnf("webhooks wait, since the database failed: %s", failure);
            }
            return Optional.empty();
        }
    }

    private void carryOut(Delivery delivery) {
        try {
            attempt.carryOut(delivery);
        } catch (RuntimeException failure) {
            LOG.warnf(
                    "webhook %s: what became of delivery %s could not be stored (%s); it is repeated when its claim ends",
                    delivery.webhook(), delivery.id(), failure);
        } finally {
            hands.release();
            wake();
        }
    }

    private void forgetWhenDue() {
        if (System.nanoTime() < nextForgetting) {
            return;
        }
        nextForgetting = System.nanoTime() + config.forgetEvery().toNanos();
        try {
            log.forget().await().atMost(ANSWER);
        } catch (RuntimeException failure) {
            LOG.warnf("webhooks: old deliveries could not be forgotten yet: %s", failure);
        }
    }

    private void awaitNews() throws InterruptedException {
        if (news.tryAcquire(config.poll().toMillis(), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }
}
