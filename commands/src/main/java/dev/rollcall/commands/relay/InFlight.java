package dev.rollcall.commands.relay;

import dev.rollcall.commands.bus.NotPublishedException;
import java.util.ArrayDeque;

/// What is on its way to Kafka, in position order, bounded in number and characters. What
/// [#reached()] names, and all before it, is acknowledged: an event that is acknowledged out of
/// turn waits for those before it.
final class InFlight {

    private final int mostEvents;
    private final long mostCharacters;
    private final Runnable onSettled;
    private final ArrayDeque<Sent> sent = new ArrayDeque<>();
    private long characters;
    private long reached;
    private NotPublishedException failure;

    /// @param onSettled called when nothing is on its way any more; must not block
    InFlight(long reached, int mostEvents, long mostCharacters, Runnable onSettled) {
        this.reached = reached;
        this.mostEvents = mostEvents;
        this.mostCharacters = mostCharacters;
        this.onSettled = onSettled;
    }

    static final class Sent {
        private final long position;
        private final int characters;
        private boolean acknowledged;

        private Sent(long position, int characters) {
            this.position = position;
            this.characters = characters;
        }

        long position() {
            return position;
        }
    }

    /// Waits while the bounds are reached, then until half of it is free: not for each event.
    synchronized Sent enter(long position, int weight)
            throws InterruptedException, NotPublishedException {
        if (isFuller(1)) {
            awaitWhile(2);
        }
        check();
        var event = new Sent(position, weight);
        sent.add(event);
        characters += weight;
        return event;
    }

    /// Waits until all is acknowledged.
    synchronized void settle() throws InterruptedException, NotPublishedException {
        while (!sent.isEmpty() && failure == null) {
            wait();
        }
        check();
    }

    private void awaitWhile(int share) throws InterruptedException {
        while (isFuller(share) && failure == null) {
            wait();
        }
    }

    private boolean isFuller(int share) {
        return sent.size() * share >= mostEvents || characters * share >= mostCharacters;
    }

    /// Fails once an event has.
    synchronized void check() throws NotPublishedException {
        if (failure != null) {
            throw failure;
        }
    }

    synchronized void acknowledged(Sent event) {
        event.acknowledged = true;
        while (!sent.isEmpty() && sent.peek().acknowledged) {
            var first = sent.remove();
            characters -= first.characters;
            reached = first.position;
        }
        if (!isFuller(2)) {
            notifyAll();
        }
        if (sent.isEmpty()) {
            onSettled.run();
        }
    }

    /// What fails after the first is its consequence.
    synchronized void failed(NotPublishedException why) {
        if (failure == null) {
            failure = why;
        }
        notifyAll();
        onSettled.run();
    }

    synchronized long reached() {
        return reached;
    }
}
