package dev.rollcall.commands.relay;

import dev.rollcall.events.Envelope;

/// The store went back to an older copy of itself, and is still in its old epoch: positions would
/// be published a second time for other events.
final class OlderCopyException extends Exception {

    private static final long serialVersionUID = 1;

    private OlderCopyException(String what) {
        super(
                "the event store is an older copy of itself: %s. After a restore it needs a new epoch: events new-epoch --yes (docs/operations.md)"
                        .formatted(what));
    }

    static OlderCopyException lacks(Envelope published) {
        return new OlderCopyException(
                "it lacks event %s, which Kafka has at position %d of epoch %d"
                        .formatted(published.id(), published.position(), published.epoch()));
    }

    static OlderCopyException endsBefore(Checkpoint checkpoint, long head) {
        return new OlderCopyException(
                "it ends at position %d, and %d was published already"
                        .formatted(head, checkpoint.position()));
    }
}
