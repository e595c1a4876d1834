package dev.rollcall.projector.following;

import dev.rollcall.projector.applying.Checkpoint;
import dev.rollcall.projector.applying.Slice;
import java.time.Duration;
import java.util.List;

/// How far a view is in a partition that the bus brings it: the checkpoint as it is stored, and how
/// far records were passed that held nothing for the view. Those alone are not worth a transaction
/// each, so their checkpoint is stored a little later; until then they would be looked at again.
///
/// @param since when the first of those was passed, by [System#nanoTime()]
record Held(Checkpoint stored, Checkpoint passed, long since) {

    static final Duration LATER = Duration.ofMillis(500);

    static Held at(Checkpoint checkpoint) {
        return new Held(checkpoint, checkpoint, 0);
    }

    Held passing(Checkpoint to, long now) {
        return new Held(stored, to, isStored() ? now : since);
    }

    boolean isStored() {
        return passed.equals(stored);
    }

    /// Nothing but the checkpoint's way from where it is stored.
    Slice slice(int partition) {
        return new Slice(partition, stored, passed, List.of());
    }

    boolean isDue(long now) {
        return !isStored() && now - since >= LATER.toNanos();
    }
}
