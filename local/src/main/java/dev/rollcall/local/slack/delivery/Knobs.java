package dev.rollcall.local.slack.delivery;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// How badly events come to the app: more than once, in another order, late, or lost and sent again
/// as Slack does when it had no answer. All is well at first; a knob stays as it is turned.
public final class Knobs {
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger unheard = new AtomicInteger();
    private volatile int copies;
    private volatile int backwards = 1;
    private volatile Duration delay = Duration.ZERO;

    /// Every event comes so many times more, under the same `event_id`.
    public Knobs copies(int copies) {
        this.copies = Math.max(0, copies);
        return this;
    }

    /// Events are gathered until there are so many, and then come one by one, the last first; after
    /// a second without another one they come as they are. 1 sends each at once.
    public Knobs backwards(int events) {
        this.backwards = Math.max(1, events);
        return this;
    }

    public Knobs delay(Duration delay) {
        this.delay = delay;
        return this;
    }

    /// The next deliveries never reach the app; Slack sends them again, with `X-Slack-Retry-Num`.
    public Knobs loseNext(int deliveries) {
        lost.set(deliveries);
        return this;
    }

    /// The next deliveries reach the app, but its answer is lost: Slack sends them again.
    public Knobs loseAnswers(int deliveries) {
        unheard.set(deliveries);
        return this;
    }

    /// Back to where all is well.
    public Knobs allWell() {
        return copies(0).backwards(1).delay(Duration.ZERO).loseNext(0).loseAnswers(0);
    }

    public int copies() {
        return copies;
    }

    public int backwards() {
        return backwards;
    }

    public Duration delay() {
        return delay;
    }

    public int toLose() {
        return lost.get();
    }

    public int answersToLose() {
        return unheard.get();
    }

    boolean losesThis() {
        return lost.getAndUpdate(Knobs::oneLess) > 0;
    }

    boolean losesThisAnswer() {
        return unheard.getAndUpdate(Knobs::oneLess) > 0;
    }

    private static int oneLess(int left) {
        return Math.max(0, left - 1);
    }
}
