package dev.rollcall.commands.roster;

import dev.rollcall.commands.loop.Loop;
import dev.rollcall.commands.slack.SlackWorkspaces;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
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
    private final Loop loop = new Loop("slack-rosters", this::turn);
    private long nextForgetting = System.nanoTime();

    RosterRunner(Refreshing refreshing, SlackWorkspaces slack, RosterConfig config) {
        this.refreshing = refreshing;
        this.slack = slack;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        loop.stop(STOPS_WITHIN);
    }

    void wake() {
        loop.wake();
    }

    private Duration turn() {
        return lookOnce() ? Duration.ZERO : config.every();
    }

    private boolean lookOnce() {
        try {
            forgetWhenDue();
            return slack.usable() && refreshing.once();
        } catch (RuntimeException failure) {
            if (!loop.isStopping()) {
                LOG.warnf(
                        "what Slack says of people could not be stored (%s); trying again in %d ms",
                        failure, config.every().toMillis());
            }
            return false;
        }
    }

    private void forgetWhenDue() {
        if (System.nanoTime() - nextForgetting >= 0) {
            nextForgetting = System.nanoTime() + FORGET_EVERY.toNanos();
            refreshing.forget(FORGET_EVERY);
        }
    }
}
