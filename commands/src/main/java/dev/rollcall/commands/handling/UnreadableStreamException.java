package dev.rollcall.commands.handling;

import dev.rollcall.events.Envelope;

/// An aggregate holds an event that this build cannot read, so nothing can be decided about it.
public final class UnreadableStreamException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableStreamException(Envelope envelope, String reason) {
        super(
                "aggregate %s cannot be read beyond sequence %d: %s; a newer build wrote it, or the store is damaged"
                        .formatted(envelope.aggregateId(), envelope.sequence() - 1, reason));
    }
}
