package dev.rollcall.api.live;

import dev.rollcall.api.feed.Change;
import dev.rollcall.api.feed.ChangeFeed;
import dev.rollcall.api.feed.FeedPosition;
import dev.rollcall.api.feed.Slice;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// One client's way through the feed. It holds a place, never changes: it pulls as fast as its
/// socket takes them, and what it has not read yet stays in the pod's window or in the table. So
/// there is no gap and no double, however it came, went and came back.
final class Subscription {
    private static final int BATCH = 32;

    /// Why a stream ended.
    enum End {
        LEFT,
        STUCK,
        BEHIND,
        CLOSING
    }

    private final ChangeFeed feed;
    private final StreamFilter filter;
    private final Events events;
    private final Duration patience;
    private final boolean resumed;
    private FeedPosition place;
    private boolean greeted;
    private boolean live;
    private long behindSince;
    private boolean over;
    private volatile End end = End.LEFT;
    private volatile long writingSince;

    /// Without a `resumed` place it begins at the head.
    Subscription(
            ChangeFeed feed,
            StreamFilter filter,
            Optional<FeedPosition> resumed,
            Events events,
            Duration patience) {
        this.feed = feed;
        this.filter = filter;
        this.events = events;
        this.place = resumed.orElse(feed.head());
        this.resumed = resumed.isPresent();
        this.patience = patience;
    }

    Multi<OutboundSseEvent> events() {
        return Multi.createBy()
                .repeating()
                .uni(this::pull)
                .until(_ -> over)
                .invoke(_ -> writingSince = System.nanoTime())
                .onItem()
                .disjoint();
    }

    /// Once it has ended: why. A reader that left what was sent last untaken for that long is
    // stuck.
    End end() {
        var since = writingSince;
        var untaken = since != 0 && System.nanoTime() - since > patience.toNanos() / 2;
        return end == End.LEFT && untaken ? End.STUCK : end;
    }

    /// Called when all that was pulled before is written.
    private Uni<List<OutboundSseEvent>> pull() {
        writingSince = 0;
        if (end != End.LEFT) {
            over = true;
            return item();
        }
        if (feed.closing()) {
            return last(End.CLOSING, events.goingAway());
        }
        if (!greeted) {
            greeted = true;
            return resumed ? greetAgain() : item(events.hello(place, false));
        }
        var next = feed.next();
        return switch (feed.after(place, BATCH)) {
            case Slice.Changes(var changes) -> {
                live = true;
                behindSince = 0;
                yield changes.isEmpty() ? await(next) : deliver(changes);
            }
            case Slice.Behind _ -> behindForLong() ? last(End.BEHIND, events.tooSlow()) : catchUp();
            case Slice.Foreign _ -> startOverUnlessReached(next);
        };
    }

    /// Who comes back is told whether changes go on from where it was.
    private Uni<List<OutboundSseEvent>> greetAgain() {
        return goesOn().map(
                        goesOn -> {
                            if (goesOn) {
                                return List.of(events.hello(place, true));
                            }
                            place = feed.head();
                            return List.of(events.hello(place, false), events.notKept(place));
                        });
    }

    private Uni<Boolean> goesOn() {
        return switch (feed.after(place, 1)) {
            case Slice.Changes _ -> Uni.createFrom().item(true);
            case Slice.Behind _ -> feed.older(place, 1).map(changes -> !changes.isEmpty());
            case Slice.Foreign _ -> feed.reached(place);
        };
    }

    private Uni<List<OutboundSseEvent>> await(CompletionStage<List<Change>> next) {
        return Uni.createFrom()
                .completionStage(next)
                .map(changes -> changes.isEmpty() ? List.of(events.heartbeat(place)) : List.of());
    }

    private Uni<List<OutboundSseEvent>> deliver(List<Change> changes) {
        place = changes.getLast().position();
        return Uni.createFrom()
                .item(changes.stream().flatMap(filter::passing).map(events::change).toList());
    }

    /// A burst may be more than the window holds, and who resumes has a way to go: slow is who was
    /// there once, and doesn't come back.
    private boolean behindForLong() {
        if (live && behindSince == 0) {
            behindSince = System.nanoTime();
        }
        return behindSince != 0 && System.nanoTime() - behindSince > patience.toNanos();
    }

    private Uni<List<OutboundSseEvent>> catchUp() {
        return feed.older(place, BATCH)
                .flatMap(changes -> changes.isEmpty() ? startOver() : deliver(changes));
    }

    /// The client may have been on a pod that was a moment ahead of this one.
    private Uni<List<OutboundSseEvent>> startOverUnlessReached(CompletionStage<List<Change>> next) {
        return feed.reached(place)
                .flatMap(
                        reached ->
                                reached
                                        ? Uni.createFrom().completionStage(next).map(_ -> List.of())
                                        : startOver());
    }

    private Uni<List<OutboundSseEvent>> startOver() {
        place = feed.head();
        return item(events.notKept(place));
    }

    private Uni<List<OutboundSseEvent>> last(End reason, OutboundSseEvent event) {
        end = reason;
        return item(event);
    }

    private static Uni<List<OutboundSseEvent>> item(OutboundSseEvent... events) {
        return Uni.createFrom().item(List.of(events));
    }
}
