package dev.rollcall.commands.edge.slack.home;

import dev.rollcall.commands.lookups.LookupsMoved;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.slack.SlackWorkspaces;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Publishes Home tabs anew that are probably open, when something of their teams changes. The pod
/// does it that carried the change into the look-ups; what it could not do is anybody's to do.
@ApplicationScoped
class HomeRunner {

    private static final Logger LOG = Logger.getLogger(HomeRunner.class);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final SlackWorkspaces slack;
    private final HomeTabs tabs;
    private final HomePublishing publishing;
    private final HomeConfig config;
    private final Clock clock;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean stopping;
    private Thread thread;

    HomeRunner(
            SlackWorkspaces slack,
            HomeTabs tabs,
            HomePublishing publishing,
            HomeConfig config,
            Clock clock) {
        this.slack = slack;
        this.tabs = tabs;
        this.publishing = publishing;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        thread = Thread.ofVirtual().name("slack-homes").start(this::run);
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        news.release();
        if (thread != null) {
            thread.interrupt();
            thread.join(ANSWER);
        }
    }

    void wake(@Observes LookupsMoved moved) {
        news.release();
    }

    private void run() {
        try {
            Optional<Duration> again = Optional.empty();
            while (!stopping) {
                awaitNews(again);
                again = stopping || !slack.usable() ? Optional.empty() : publishChanged();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// What comes while others are waited for is told of at once.
    private void awaitNews(Optional<Duration> again) throws InterruptedException {
        if (again.isPresent()) {
            TimeUnit.MILLISECONDS.sleep(again.get().toMillis());
        } else {
            news.acquire();
            TimeUnit.MILLISECONDS.sleep(config.gather().toMillis());
        }
        news.drainPermits();
    }

    /// How long to wait before more is tried; empty where there is nothing more.
    private Optional<Duration> publishChanged() {
        try {
            var since = clock.instant().minus(config.openFor());
            var changed = tabs.takeChanged(since, config.batch()).await().atMost(ANSWER);
            var pauses = changed.stream().flatMap(who -> publish(who).stream()).toList();
            var full =
                    changed.size() == config.batch()
                            ? Stream.of(config.gather())
                            : Stream.<Duration>empty();
            return Stream.concat(pauses.stream(), full).max(Comparator.naturalOrder());
        } catch (RuntimeException failure) {
            if (!stopping) {
                LOG.warnf("Home tabs wait, since the database failed: %s", failure);
            }
            return Optional.of(AFTER_FAILURE);
        }
    }

    /// One that fails holds up no other.
    private Optional<Duration> publish(Member who) {
        try {
            var pause = publishing.publish(who);
            if (pause.isPresent()) {
                tabs.giveBack(who).await().atMost(ANSWER);
            }
            return pause;
        } catch (RuntimeException failure) {
            LOG.warn("a Home tab was not published anew", failure);
            return Optional.empty();
        }
    }
}
