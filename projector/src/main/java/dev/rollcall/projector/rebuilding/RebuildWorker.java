package dev.rollcall.projector.rebuilding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Takes one step of a view's rebuild after the other, and looks again and again whether there is
/// one. While there are parts to fill, others help.
final class RebuildWorker {

    private static final Logger LOG = Logger.getLogger(RebuildWorker.class);

    /// What lasts is told again this often.
    private static final int EVERY = 30;

    private final String projection;
    private final Rebuilder<?, ?> rebuilder;
    private final Throttle throttle;
    private final RebuildConfig config;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Thread> helpers = new ArrayList<>();
    private Thread thread;
    private boolean isCurrent;
    private int inVain;
    private long toldAt = System.nanoTime();

    RebuildWorker(
            String projection, Rebuilder<?, ?> rebuilder, Throttle throttle, RebuildConfig config) {
        this.projection = projection;
        this.rebuilder = rebuilder;
        this.throttle = throttle;
        this.config = config;
    }

    void start() {
        thread = Thread.ofVirtual().name("rebuild-" + projection).start(this::run);
    }

    void stop() throws InterruptedException {
        stopped.countDown();
        thread.join(config.stopWithin());
    }

    private void run() {
        while (stopped.getCount() > 0) {
            try {
                switch (step()) {
                    case FILLED -> callHelpers();
                    case DONE -> {}
                    case IDLE, HELD -> pause();
                }
            } catch (InterruptedException _) {
                stopped.countDown();
            }
        }
        helpers.forEach(RebuildWorker::join);
    }

    /// Whatever goes wrong is tried again, so that no outage ends the part that this pod takes.
    private Step step() throws InterruptedException {
        throttle.letLiveViewsGoFirst();
        try {
            if (!isCurrent) {
                rebuilder.keepCurrent();
                isCurrent = true;
            }
            tellProgress();
            var step = rebuilder.step();
            if (step == Step.HELD) {
                tell("waits for a transaction that holds its tables (see pg_locks)");
            } else {
                inVain = 0;
            }
            return step;
        } catch (RuntimeException failure) {
            tell("could not go on, and tries again: " + failure);
            return Step.IDLE;
        }
    }

    private void tellProgress() {
        long now = System.nanoTime();
        if (now - toldAt > config.tellEvery().toNanos()) {
            toldAt = now;
            rebuilder
                    .find()
                    .filter(rebuild -> !rebuild.phase().isOver())
                    .ifPresent(
                            rebuild -> LOG.info(RebuildProgress.of(rebuild, Instant.now()).line()));
        }
    }

    private void tell(String what) {
        if (inVain++ % EVERY == 0) {
            LOG.warnf("The rebuild of %s %s.", projection, what);
        }
    }

    private void callHelpers() {
        helpers.removeIf(helper -> !helper.isAlive());
        while (helpers.size() < config.workers() - 1) {
            var name = "rebuild-%s-%d".formatted(projection, helpers.size() + 1);
            helpers.add(Thread.ofVirtual().name(name).start(this::help));
        }
    }

    private void help() {
        try {
            while (stopped.getCount() > 0 && rebuilder.step() == Step.FILLED) {
                throttle.letLiveViewsGoFirst();
            }
        } catch (InterruptedException | RuntimeException failure) {
            LOG.debugf(failure, "a helper of the rebuild of %s ended", projection);
        }
    }

    private void pause() throws InterruptedException {
        if (stopped.await(config.lookEvery().toNanos(), TimeUnit.NANOSECONDS)) {
            LOG.debugf("the rebuild of %s is left to others", projection);
        }
    }

    private static void join(Thread helper) {
        try {
            helper.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
