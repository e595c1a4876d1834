package dev.rollcall.projector.following;

import dev.rollcall.projector.applying.Checkpoint;

/// Where the bus goes on, once the store has been read.
///
/// @param anew whether the checkpoint is none of the places that the bus has
record Resumption(String topicId, long offset, boolean anew) {

    /// Where the checkpoint stands then. Not before where somebody else has moved it meanwhile.
    Checkpoint after(Checkpoint before, long position) {
        return new Checkpoint(
                topicId,
                anew || !before.topicId().equals(topicId)
                        ? offset
                        : Math.max(before.nextOffset(), offset),
                position);
    }

    Resumption atLeast(long other) {
        return new Resumption(topicId, Math.max(offset, other), anew);
    }
}
