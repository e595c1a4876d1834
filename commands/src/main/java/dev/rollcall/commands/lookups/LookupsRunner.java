package dev.rollcall.commands.lookups;

import dev.rollcall.commands.store.AppendSignal;
import dev.rollcall.commands.store.DatabaseConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.pubsub.PgSubscriber;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Keeps the look-ups up to date for as long as the service runs, on every pod: each looks, one at
/// a time works.
@ApplicationScoped
class LookupsRunner {

    private static final Logger LOG = Logger.getLogger(LookupsRunner.class);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final long RECONNECT_MILLIS = 1_000;

    private final LookupsFollower follower;
    private final LookupsConfig config;
    private final Event<LookupsMoved> moved;
    private final PgSubscriber subscriber;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean stopping;
    private Thread thread;

    LookupsRunner(
            Vertx vertx,
            Pool pool,
            DatabaseConfig database,
            LookupsConfig config,
            Event<LookupsMoved> moved) {
        this.config = config;
        this.moved = moved;
        this.follower = new LookupsFollower(pool, config.batch());
        this.subscriber =
                PgSubscriber.subscriber(
                                vertx,
                                database.connectOptions()
                                        .addProperty("application_name", "rollcall-lookups"))
                        .reconnectPolicy(_ -> RECONNECT_MILLIS);
    }

    void start(@Observes StartupEvent started) {
        subscriber.channel(AppendSignal.CHANNEL).handler(_ -> news.release());
        subscriber
                .connect()
                .subscribe()
                .with(_ -> {}, failure -> LOG.debugf("look-ups are not notified: %s", failure));
        thread = Thread.ofVirtual().name("lookups").start(this::follow);
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        news.release();
        subscriber.closeAndForget();
        if (thread != null) {
            thread.join(ANSWER);
        }
    }

    private void follow() {
        try {
            while (!stopping) {
                followOn();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void followOn() throws InterruptedException {
        try {
            var step = follower.step().await().atMost(ANSWER);
            if (step.events() > 0) {
                moved.fire(new LookupsMoved());
            }
            if (step.elsewhere()) {
                pause(config.poll());
            } else if (step.events() == 0) {
                awaitNews();
            } else if (step.events() < config.batch()) {
                pause(config.gather());
            }
        } catch (RuntimeException failure) {
            if (!stopping) {
                LOG.warnf(
                        "look-ups: the database failed (%s); they are late until it is back, trying again in %d ms",
                        failure, config.pause().toMillis());
                pause(config.pause());
            }
        }
    }

    private void awaitNews() throws InterruptedException {
        if (news.tryAcquire(config.poll().toMillis(), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }

    private static void pause(Duration pause) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(pause.toMillis());
    }
}
