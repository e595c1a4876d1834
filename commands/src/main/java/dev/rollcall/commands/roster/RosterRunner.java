package dev.rollcall.commands.roster;

import dev.rollcall.commands.slack.SlackWorkspaces;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Keeps what Slack says of people and channels right for as long as the service runs, on every
/// pod.
@ApplicationScoped
class RosterRunner {

    private static final Logger LOG = Logger.getLogger(RosterRunner.class);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);
    private static final Duration FORGET_EVERY = Duration.ofHours(1);

    private final Refreshing refreshing;
    private final SlackWorkspaces slack;
    private final RosterConfig config;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean stopping;
    private long nextForgetting = System.nanoTime();
    private Thread thread;

    RosterRunner(Refreshing refreshing, SlackWorkspaces slack, RosterConfig config) {
        this.refreshing = refreshing;
        this.slack = slack;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        thread = Thread.ofVirtual().name("slack-rosters").start(this::run);
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        wake();
        if (thread != null) {
            thread.join(STOPS_WITHIN);
        }
    }

    void wake() {
        news.release();
    }

    private void run() {
        try {
            while (!stopping) {
                if (!lookOnce()
                        && news.tryAcquire(config.every().toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean lookOnce() {
        try {
            forgetWhenDue();
            return slack.usable() && refreshing.once();
        } catch (RuntimeException failure) {
            if (!stopping) {
                LOG.warnf(
                        "what Slack says of people could not be stored (%s); trying again in %d ms",
                        failure, config.every().toMillis());
            }
            return false;
        }
    }

    private void forgetWhenDue() {
        if (System.nanoTime() >= nextForgetting) {
            nextForgetting = System.nanoTime() + FORGET_EVERY.toNanos();
            refreshing.forget(FORGET_EVERY);
        }
    }
}
