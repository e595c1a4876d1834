package dev.rollcall.commands.polls;

import dev.rollcall.commands.lookups.Lookups;
import dev.rollcall.commands.lookups.LookupsMoved;
import dev.rollcall.commands.loop.Loop;
import dev.rollcall.eventstore.read.EventReader;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Does what is due of polls for as long as the service runs, on every pod. Nothing is done by
/// look-ups that are behind: who has the day off may stand in what they have not read yet.
@ApplicationScoped
class PollsRunner {

    private static final Logger LOG = Logger.getLogger(PollsRunner.class);
    private static final Duration ANSWER = Duration.ofMinutes(1);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);
    private static final long LOOK_MILLIS = 20;

    private final Asking asking;
    private final Lookups lookups;
    private final EventReader reader;
    private final PollsConfig config;
    private final Loop loop = new Loop("polls", this::turn);
    private boolean behind;
    private long nextForgetting = System.nanoTime();

    PollsRunner(Asking asking, Lookups lookups, EventReader reader, PollsConfig config) {
        this.asking = asking;
        this.lookups = lookups;
        this.reader = reader;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        if (config.enabled()) {
            loop.start();
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        loop.stop(STOPS_WITHIN);
    }

    void wake(@Observes LookupsMoved moved) {
        loop.wake();
    }

    private Duration turn() throws InterruptedException {
        return lookOnce() ? Duration.ZERO : config.every();
    }

    /// Whether there may be more to do at once.
    private boolean lookOnce() throws InterruptedException {
        try {
            forgetWhenDue();
            return !asking.due().await().atMost(ANSWER).isEmpty()
                    && lookupsAreThere()
                    && carryOut();
        } catch (RuntimeException failure) {
            if (!loop.isStopping()) {
                LOG.warnf(
                        "polls wait, since the database failed (%s); trying again in %d ms",
                        failure, config.every().toMillis());
            }
            return false;
        }
    }

    private boolean carryOut() {
        var due = asking.due().await().atMost(ANSWER);
        asking.carryOut(due).await().atMost(ANSWER);
        return due.isFull(config.batch());
    }

    private boolean lookupsAreThere() throws InterruptedException {
        long epoch = reader.epoch().await().atMost(ANSWER);
        long head = reader.head().await().atMost(ANSWER);
        long until = System.nanoTime() + config.patience().toNanos();
        while (!lookups.reached(epoch, head).await().atMost(ANSWER)) {
            if (loop.isStopping() || System.nanoTime() - until > 0) {
                sayThatTheyAreBehind();
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        behind = false;
        return true;
    }

    private void sayThatTheyAreBehind() {
        if (!loop.isStopping() && !behind) {
            behind = true;
            LOG.warn(
                    "polls wait for the look-ups, which are behind the log: they catch up, or stand still for a reason that the log tells");
        }
    }

    private void forgetWhenDue() {
        if (System.nanoTime() - nextForgetting >= 0) {
            nextForgetting = System.nanoTime() + config.forgetEvery().toNanos();
            asking.forget().await().atMost(ANSWER);
        }
    }
}
