package dev.rollcall.api.live;

import dev.rollcall.api.feed.Change;
import dev.rollcall.api.feed.ChangeFeed;
import dev.rollcall.api.feed.FeedPosition;
import dev.rollcall.api.feed.Slice;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One client's way through the feed. It holds a place, never changes: it pulls as fast as its
/// socket takes them, and what it has not read yet stays in the pod's window or in the table. So
/// there is no gap and no double, however it came, went and came back. All of it runs on the
/// connection's own thread.
final class Subscription {
    private static final int BATCH = 32;

    /// Why a stream ended.
    enum End {
        LEFT,
        STUCK,
        BEHIND,
        CLOSING,
        FAILED
    }

    /// What all streams of a pod share.
    record Shared(ChangeFeed feed, SnapshotQueries snapshots, Events events, Duration patience) {}

    private final Shared shared;
    private final Wanted wanted;
    private final HttpServerResponse response;
    private final Context context;
    private FeedPosition place;
    private Snapshot snapshot;
    private boolean pulling;
    private boolean again;
    private boolean resting;
    private boolean missed;
    private boolean live;
    private long behindSince;
    private long writingSince;
    private boolean over;
    private End end = End.LEFT;

    Subscription(Shared shared, Wanted wanted, HttpServerResponse response, Context context) {
        this.shared = shared;
        this.wanted = wanted;
        this.response = response;
        this.context = context;
    }

    void open() {
        pull();
    }

    /// Begins at the head, or with a snapshot, unless it goes on where the client was.
    private void greet() {
        place = wanted.resumed().orElseGet(shared.feed()::head);
        if (wanted.resumed().isPresent()) {
            later(goesOn(), this::greetAgain);
        } else if (wanted.snapshot().isPresent()) {
            begin(shared.events().hello(Optional.empty(), false));
        } else {
            write(shared.events().hello(Optional.of(place), false));
        }
    }

    /// From any thread: there may be changes, or none for long.
    void wake(boolean heartbeat) {
        context.runOnContext(_ -> woken(heartbeat));
    }

    /// Once the connection is closed or the stream has ended: why. A reader that left what was sent
    /// last untaken for that long is stuck.
    End closed() {
        over = true;
        boolean untaken =
                writingSince != 0
                        && System.nanoTime() - writingSince > shared.patience().toNanos() / 2;
        return end == End.LEFT && untaken ? End.STUCK : end;
    }

    private Uni<Boolean> goesOn() {
        var feed = shared.feed();
        return switch (feed.after(place, 1)) {
            case Slice.Changes _ -> Uni.createFrom().item(true);
            case Slice.Behind _ -> feed.older(place, 1).map(changes -> !changes.isEmpty());
            case Slice.Foreign _ -> feed.reached(place);
        };
    }

    /// Who comes back is told whether changes go on from where it was.
    private void greetAgain(boolean goesOn) {
        if (goesOn) {
            write(shared.events().hello(Optional.of(place), true));
        } else {
            place = shared.feed().head();
            startOver(shared.events().hello(resumable(), false));
        }
    }

    private void woken(boolean heartbeat) {
        if (!resting) {
            missed = true;
        } else if (heartbeat && place != null && !shared.feed().closing()) {
            resting = false;
            write(shared.events().heartbeat(place));
        } else {
            resting = false;
            pull();
        }
    }

    /// Called when all that was pulled before is written; a write that is done at once comes here
    /// again, which must not go ever deeper.
    private void pull() {
        again = true;
        if (!pulling) {
            pulling = true;
            while (again && !over) {
                again = false;
                missed = false;
                step();
            }
            pulling = false;
        }
    }

    private void step() {
        var feed = shared.feed();
        if (feed.closing()) {
            last(End.CLOSING, shared.events().goingAway());
        } else if (!feed.isOpen()) {
            rest();
        } else if (place == null) {
            greet();
        } else if (snapshot != null) {
            later(snapshot.next(), this::page);
        } else {
            switch (feed.after(place, BATCH)) {
                case Slice.Changes(var changes) -> {
                    live = true;
                    behindSince = 0;
                    deliver(changes);
                }
                case Slice.Behind _ -> catchUp();
                case Slice.Foreign _ -> later(feed.reached(place), this::restOrStartOver);
            }
        }
    }

    private void page(Buffer page) {
        if (snapshot.ended()) {
            place = snapshot.place();
            snapshot = null;
        }
        write(page);
    }

    private void deliver(List<Change> changes) {
        if (changes.isEmpty()) {
            rest();
            return;
        }
        var passing = new Batch();
        for (var change : changes) {
            if (passing.isFull()) {
                break;
            }
            place = change.position();
            if (wanted.filter().passes(change)) {
                switch (change) {
                    case Change.Row row -> passing.add(row.event());
                    case Change.Reset _ -> {
                        passing.add(shared.events().rebuilt(resumable()));
                        if (wanted.snapshot().isPresent()) {
                            begin(passing.bytes());
                            return;
                        }
                    }
                    case Change.Other _ -> {}
                }
            }
        }
        if (passing.isEmpty()) {
            pull();
        } else {
            write(passing.bytes());
        }
    }

    /// A burst may be more than the window holds, and who resumes has a way to go: slow is who was
    /// there once, and doesn't come back.
    private void catchUp() {
        if (live && behindSince == 0) {
            behindSince = System.nanoTime();
        }
        if (behindSince != 0 && System.nanoTime() - behindSince > shared.patience().toNanos()) {
            last(End.BEHIND, shared.events().tooSlow());
        } else {
            later(
                    shared.feed().older(place, BATCH),
                    changes -> {
                        if (changes.isEmpty()) {
                            startOver();
                        } else {
                            deliver(changes);
                        }
                    });
        }
    }

    /// The client may have been on a pod that was a moment ahead of this one.
    private void restOrStartOver(boolean reached) {
        if (reached) {
            rest();
        } else {
            startOver();
        }
    }

    private void rest() {
        if (missed) {
            pull();
        } else {
            resting = true;
        }
    }

    private void startOver() {
        place = shared.feed().head();
        startOver(Buffer.buffer());
    }

    private void startOver(Buffer before) {
        var told = before.appendBuffer(shared.events().notKept(resumable()));
        if (wanted.snapshot().isPresent()) {
            begin(told);
        } else {
            write(told);
        }
    }

    /// Nowhere before a snapshot has ended: who is cut off meanwhile needs another one.
    private Optional<FeedPosition> resumable() {
        return wanted.snapshot().isPresent() ? Optional.empty() : Optional.of(place);
    }

    private void begin(Buffer before) {
        snapshot =
                new Snapshot(
                        shared.snapshots(),
                        shared.events(),
                        wanted.filter(),
                        wanted.rest(),
                        wanted.snapshot().orElseThrow(),
                        shared.feed().head());
        write(before);
    }

    private void write(Buffer bytes) {
        writingSince = System.nanoTime();
        response.write(bytes)
                .onSuccess(
                        _ -> {
                            writingSince = 0;
                            pull();
                        });
    }

    private void last(End reason, Buffer bytes) {
        end = reason;
        over = true;
        response.end(bytes);
    }

    private <T> void later(Uni<T> found, Consumer<T> then) {
        found.subscribe()
                .with(
                        item ->
                                context.runOnContext(
                                        _ -> {
                                            if (!over) {
                                                then.accept(item);
                                            }
                                        }),
                        failure -> context.runOnContext(_ -> fail(failure)));
    }

    private void fail(Throwable failure) {
        if (!over) {
            Streams.LOG.warnf(
                    "A stream was ended: %s. Its client connects again and resumes.", failure);
            last(End.FAILED, Buffer.buffer());
        }
    }
}
