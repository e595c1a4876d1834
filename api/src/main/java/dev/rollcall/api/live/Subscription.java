package dev.rollcall.api.live;

import dev.rollcall.api.feed.Change;
import dev.rollcall.api.feed.ChangeFeed;
import dev.rollcall.api.feed.FeedPosition;
import dev.rollcall.api.feed.Slice;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;

/// One client's way through the feed. It holds a place, never changes: it pulls as fast as its
/// socket takes them, and what it has not read yet stays in the pod's window or in the table. So
/// there is no gap and no double, however it came, went and came back. All of it runs on the
/// connection's own thread.
final class Subscription {
    private static final int BATCH = 32;

    /// What all streams of a pod share.
    record Shared(
            ChangeFeed feed, SnapshotQueries snapshots, Events events, LiveSettings settings) {}

    private final Shared shared;
    private final Wanted wanted;
    private final Connection connection;
    private FeedPosition place;
    private Snapshot snapshot;
    private boolean pulling;
    private boolean again;
    private boolean resting;
    private boolean missed;
    private boolean live;
    private long behindSince;

    Subscription(Shared shared, Wanted wanted, Connection connection) {
        this.shared = shared;
        this.wanted = wanted;
        this.connection = connection;
    }

    void open() {
        pull();
    }

    /// Begins at the head, or with a snapshot, unless it goes on where the client was.
    private void greet() {
        place = wanted.resumed().orElseGet(shared.feed()::head);
        if (wanted.resumed().isPresent()) {
            var resumption =
                    new Resumption(shared.feed(), shared.settings().lag(), this::tellOfWaiting);
            connection.later(resumption.from(place), this::greetAgain);
        } else if (wanted.snapshot().isPresent()) {
            begin(shared.events().hello(Optional.empty(), false));
        } else {
            write(shared.events().hello(Optional.of(place), false));
        }
    }

    /// From any thread. The headers go out with it, so that nobody waits for those.
    private void tellOfWaiting() {
        connection.run(() -> connection.write(shared.events().waiting(), () -> {}));
    }

    /// From any thread: there may be changes, or none for long.
    void wake(boolean heartbeat) {
        connection.run(() -> woken(heartbeat));
    }

    Connection.End closed() {
        return connection.closed(shared.settings().patience());
    }

    /// Who comes back is told whether changes go on from where it was.
    private void greetAgain(boolean goesOn) {
        if (shared.feed().closing()) {
            pull(); // and says so: another pod may go on from there
        } else if (goesOn) {
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
            while (again && !connection.isOver()) {
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
            connection.last(Connection.End.CLOSING, shared.events().goingAway());
        } else if (!feed.isOpen()) {
            rest();
        } else if (place == null) {
            greet();
        } else if (snapshot != null) {
            connection.later(snapshot.next(), this::page);
        } else {
            switch (feed.after(place, BATCH)) {
                case Slice.Changes(var changes) -> {
                    live = true;
                    behindSince = 0;
                    deliver(changes);
                }
                case Slice.Behind _ -> catchUp();
                case Slice.Foreign _ ->
                        connection.later(feed.reached(place), this::restOrStartOver);
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
        if (behindSince != 0
                && System.nanoTime() - behindSince > shared.settings().patience().toNanos()) {
            connection.last(Connection.End.BEHIND, shared.events().tooSlow());
        } else {
            connection.later(
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
        connection.write(bytes, this::pull);
    }
}
