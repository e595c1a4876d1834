package dev.rollcall.commands.loop;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Takes one turn after the other on a thread of its own, until it is stopped: at once where there
/// is more to do, else after a pause, which news ends.
public final class Loop {

    /// What is done again and again. It says itself what went wrong: a turn that throws is the
    /// last.
    @FunctionalInterface
    public interface Turn {

        /// How long to wait for news before the next one; zero where there is more to do.
        Duration take() throws InterruptedException;
    }

    private final String name;
    private final Turn turn;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean stopping;
    private Thread thread;

    /// Not started yet.
    ///
    /// @param name of its thread
    public Loop(String name, Turn turn) {
        this.name = name;
        this.turn = turn;
    }

    public void start() {
        thread = Thread.ofVirtual().name(name).start(this::run);
    }

    /// Ends the pause, or has there be none after the turn that is under way.
    public void wake() {
        news.release();
    }

    /// Waits for the turn that is under way, where there is one.
    public void stop(Duration atMost) throws InterruptedException {
        stopping = true;
        wake();
        if (thread != null) {
            thread.join(atMost);
        }
    }

    public boolean isStopping() {
        return stopping;
    }

    private void run() {
        try {
            while (!stopping) {
                awaitNews(turn.take());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitNews(Duration pause) throws InterruptedException {
        if (pause.isPositive() && news.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }
}
