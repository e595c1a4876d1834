package dev.rollcall.projector.following;

/// Where the bus goes on, once the store has been read.
record Resumption(String topicId, long offset) {

    Resumption atLeast(long other) {
        return new Resumption(topicId, Math.max(offset, other));
    }
}
