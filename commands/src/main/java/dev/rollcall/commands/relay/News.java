package dev.rollcall.commands.relay;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Wakes the relay. What arrives while it is busy wakes it once, at its next wait.
final class News {

    private final BlockingQueue<Boolean> any = new ArrayBlockingQueue<>(1);

    void arrived() {
        any.offer(true);
    }

    void await(Duration atMost) throws InterruptedException {
        any.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }
}
