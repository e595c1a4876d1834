package dev.rollcall.commands.slack.tokens;

import dev.rollcall.commands.slack.SlackInstallConfig;
import dev.rollcall.commands.slack.SlackWorkspaces;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Looks which workspaces there are, and after their tokens, for as long as the service runs.
@ApplicationScoped
public class InstallationsRunner {

    private static final Logger LOG = Logger.getLogger(InstallationsRunner.class);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);
    private static final Duration ASKS_EVERY = Duration.ofSeconds(30);

    private final Installations installations;
    private final TokenUpkeep upkeep;
    private final TokenKeys keys;
    private final SlackWorkspaces slack;
    private final SlackInstallConfig config;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean stopping;
    private boolean failing;
    private long nextAsking = System.nanoTime();
    private Thread thread;

    InstallationsRunner(
            Installations installations,
            TokenUpkeep upkeep,
            TokenKeys keys,
            SlackWorkspaces slack,
            SlackInstallConfig config) {
        this.installations = installations;
        this.upkeep = upkeep;
        this.keys = keys;
        this.slack = slack;
        this.config = config;
    }

    /// Has it look now.
    public void wake() {
        news.release();
    }

    void start(@Observes StartupEvent started) {
        keys.flaws().forEach(flaw -> LOG.errorf("Slack: tokens of workspaces: %s", flaw));
        thread = Thread.ofVirtual().name("slack-workspaces").start(this::run);
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        wake();
        if (thread != null) {
            thread.join(STOPS_WITHIN);
        }
    }

    private void run() {
        try {
            while (!stopping) {
                lookOnce();
                if (news.tryAcquire(config.workspacesPoll().toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookOnce() {
        try {
            installations.look();
            if (upkeep.refreshDue()) {
                installations.look();
            }
            installations.underOlderKeys().forEach(upkeep::encryptAnew);
            askWhenDue();
            failing = false;
        } catch (RuntimeException failure) {
            if (!stopping && !failing) {
                failing = true;
                LOG.warnf(
                        "Slack: workspaces stay as they were known, since the database failed: %s",
                        failure);
            }
        }
    }

    private void askWhenDue() {
        if (System.nanoTime() - nextAsking >= 0 && !slack.learnConfigured()) {
            nextAsking = System.nanoTime() + ASKS_EVERY.toNanos();
        }
    }
}
