package dev.rollcall.events.codec;

/// Bytes that are no envelope: not JSON, or without what every envelope has.
public final class MalformedEnvelopeException extends Exception {

    private static final long serialVersionUID = 1;

    MalformedEnvelopeException(String message) {
        super(message);
    }

    MalformedEnvelopeException(String message, Throwable cause) {
        super(message, cause);
    }
}
